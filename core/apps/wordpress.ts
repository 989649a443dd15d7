import type { App } from "./app.ts";

export const wordpress = {
  name: "wordpress",
  title: { fr: "WordPress", en: "WordPress" },
  isProvided: true,
  runsPhp: true,
  keys: ["php", "theme"],
  welcome: "welcome.html",
  themes: [
    { name: "twentytwentyone", package: "wordpress-theme-twentytwentyone" },
    { name: "twentytwentytwo", package: "wordpress-theme-twentytwentytwo" },
    { name: "twentytwentythree", package: "wordpress-theme-twentytwentythree" },
  ],
  program: {
    licence: "GPL-2.0-or-later",
    homePage: "https://wordpress.org/",
    packages: [
      "wordpress",
      "wordpress-l10n",
      "wordpress-theme-twentytwentythree",
      "php8.2-curl",
      "php8.2-gd",
      "php8.2-intl",
      "php8.2-mbstring",
      "php8.2-mysql",
      "php8.2-xml",
      "php8.2-zip",
    ],
    // A copy in the site's own tree: plugins, themes and updates are the member's.
    code: "wordpress",
    copied: { from: "/usr/share/wordpress", version: { file: "wp-includes/version.php", variable: "wp_version" } },
    reads: [],
    folder: "wordpress",
    files: ["config.php", "konbit.php"],
    hasDatabase: true,
    written: {
      query:
        "SELECT UNIX_TIMESTAMP(MAX(post_modified_gmt)), SUM(post_status = 'publish' AND post_type IN ('page', 'post')) FROM wp_posts WHERE post_author > 0 AND post_type IN ('attachment', 'page', 'post')",
    },
    jobs: "wordpress/wp-cron.php",
    health: { path: "/wp-login.php", text: 'id="loginform"' },
  },
} as const satisfies App;
