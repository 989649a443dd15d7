import type { App } from "./app.ts";

export const mediawiki = {
  name: "mediawiki",
  title: { fr: "MediaWiki", en: "MediaWiki" },
  isProvided: true,
  runsPhp: true,
  keys: [],
  welcome: "welcome.html",
  program: {
    licence: "GPL-2.0-or-later",
    homePage: "https://www.mediawiki.org/",
    packages: [
      "mediawiki",
      "php8.2-apcu",
      "php8.2-curl",
      "php8.2-gd",
      "php8.2-intl",
      "php8.2-mbstring",
      "php8.2-mysql",
      "php8.2-xml",
    ],
    code: "/usr/share/mediawiki",
    reads: ["/usr/share/mediawiki", "/var/lib/mediawiki"],
    folder: "mediawiki",
    files: ["prepend.php", "LocalSettings.php"],
    prepend: "prepend.php",
    hasDatabase: true,
    // Those with long support; an older one than the last but one is not taken over (mediawiki.org, "Compatibility", 2026-11).
    majors: ["1.31", "1.35", "1.39", "1.43"],
    jobs: "/usr/share/mediawiki/maintenance/runJobs.php --maxtime=240",
    composts: true,
    written: {
      // Its installer writes the first page, and its programs write as users that nobody is.
      query:
        "SELECT (SELECT UNIX_TIMESTAMP(STR_TO_DATE(CONVERT(MAX(rev_timestamp) USING utf8mb4), '%Y%m%d%H%i%s')) FROM mw_revision JOIN mw_actor ON actor_id = rev_actor WHERE actor_name NOT IN ('MediaWiki default', 'Maintenance script', 'Delete page script', 'ScriptImporter')), (SELECT COUNT(*) FROM mw_page)",
    },
    health: { path: "/index.php?title=Special:UserLogin", text: 'content="MediaWiki' },
  },
} as const satisfies App;
