<?php $user = posix_getpwuid(posix_geteuid())['name']; ?>
<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Bienvenue – Welcome</title>
    <style>
      body { max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; font: 1.1rem/1.6 system-ui, sans-serif; color: #223; }
      [lang="en"] { color: #556; }
    </style>
  </head>
  <body>
    <h1>Bienvenue</h1>
    <p>Ce site est prêt. PHP <?= PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION ?> y tourne sous le compte <strong><?= $user ?></strong>. Remplacez cette page par la vôtre : elle ne reviendra pas.</p>
    <section lang="en">
      <h2>Welcome</h2>
      <p>This site is ready. PHP <?= PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION ?> runs here as <strong><?= $user ?></strong>. Replace this page with yours: it will not come back.</p>
    </section>
  </body>
</html>
