import type { App } from "./app.ts";

export const picocms = {
  name: "picocms",
  title: { fr: "Pico", en: "Pico" },
  isProvided: true,
  runsPhp: true,
  keys: ["php", "theme"],
  welcome: "welcome.html",
  themes: [{ name: "default" }],
  program: {
    licence: "MIT",
    homePage: "https://picocms.org/",
    packages: ["php8.2-mbstring", "php8.2-xml"],
    // The release before it, 2.1.4, ends with a fatal error from PHP 8.0 on; its README sends whoever has that here (2026-11). Which
    // checksum its archive has, no source that could be asked knew.
    archive: {
      version: "3.0.0-alpha.2",
      released: "2020-12-24",
      url: "https://github.com/picocms/Pico/releases/download/v@VERSION@/pico-release-v@VERSION@.tar.gz",
      folder: "",
    },
    code: "picocms",
    reads: [],
    folder: "picocms",
    files: ["start.php"],
    hasDatabase: false,
    isEditedAsFiles: true,
    health: { path: "/", text: "picocms.org" },
  },
} as const satisfies App;
