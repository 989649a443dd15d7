<?php

// Thirty pages and three pictures, as people write them; told a name, a page of that one alone. Run as the member.

declare(strict_types=1);

umask(0027);
$home = "$argv[1]/dokuwiki/data";

$page = static function (string $id, string $text) use ($home): void {
    $path = "$home/pages/" . strtr($id, ':', '/') . '.txt';
    is_dir(dirname($path)) || mkdir(dirname($path), recursive: true);
    file_put_contents($path, $text);
};
if (isset($argv[2])) {
    $page(strtolower($argv[2]), "====== $argv[2] ======\n\nTout neuf.\n");
    exit;
}
foreach (['logo.png' => [40, 90, 200], 'ete.png' => [230, 160, 20], 'projets/plan.png' => [20, 140, 60]] as $name => $colour) {
    $picture = imagecreatetruecolor(640, 480);
    imagefill($picture, 0, 0, imagecolorallocate($picture, ...$colour));
    imagestring($picture, 5, 40, 40, $name, 0xFFFFFF);
    is_dir(dirname("$home/media/$name")) || mkdir(dirname("$home/media/$name"));
    imagepng($picture, "$home/media/$name");
}
$page('start', "====== Accueil ======\n\nBienvenue. {{logo.png?200|Le logo}} Voyez [[projets:|les projets]], [[Été à Montréal]] et [[Quoi ? & qui / C++]].\n");
$page('ete_a_montreal', "====== Été à Montréal ======\n\n« Il fait chaud », dit-on ; 3 < 4 & 5 > 2.\n\n{{ete.png}}\n");
$page('quoi_qui_c', "====== Quoi ? & qui / C++ ======\n\n  \$a = '<script>alert(1)</script>';\n");
$page('projets:start', "====== Projets ======\n\n{{projets:plan.png?320}} {{projets:plan.png?direct&100x80|petit}}\n\n<code php>\n<?php echo 1;\n</code>\n");
$page('общее', "====== Общее ======\n\nПривет.\n");
for ($number = 1; $number <= 25; $number++) {
    $page("projets:p$number", "====== Projet $number ======\n\nSuite : [[p" . ($number % 25 + 1) . "]]. [[projets:absente]] [[https://ailleurs.example/|ailleurs]]\n\n^ Titre ^ Autre ^\n| a | b |\n");
}
