import type { App } from "./app.ts";

export const dokuwiki = {
  name: "dokuwiki",
  title: { fr: "DokuWiki", en: "DokuWiki" },
  isProvided: true,
  runsPhp: true,
  keys: [],
  welcome: "welcome.html",
  program: {
    licence: "GPL-2.0-only",
    homePage: "https://www.dokuwiki.org/",
    packages: ["dokuwiki", "php8.2-gd", "php8.2-intl", "php8.2-mbstring", "php8.2-xml"],
    code: "/usr/share/dokuwiki",
    reads: [
      "/usr/share/dokuwiki",
      "/var/lib/dokuwiki/lib",
      "/etc/dokuwiki",
      "/usr/share/php-geshi",
      "/usr/share/javascript",
    ],
    folder: "dokuwiki",
    files: [
      "prepend.php",
      "local.protected.php",
      "acl.public-read.php",
      "acl.public-read.readonly.php",
      "acl.private.php",
      "acl.private.readonly.php",
    ],
    prepend: "prepend.php",
    hasDatabase: false,
    composts: true,
    written: { folders: ["dokuwiki/data/pages", "dokuwiki/data/media"], pages: ".txt" },
    health: { path: "/doku.php?do=login", text: 'content="DokuWiki"' },
  },
} as const satisfies App;
