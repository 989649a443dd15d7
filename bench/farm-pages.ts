import type { Page } from "./visits.ts";

/** Front pages of ten sites of test/fixtures/farm, of every kind and of ten members. */
export const pages: readonly Page[] = [
  { host: "www.konbit.example", path: "/" },
  { host: "www.marisol-b.example", path: "/" },
  { host: "www.radio-rivage.example", path: "/" },
  { host: "www.semences-libres.example", path: "/" },
  { host: "www.velo-solidaire.example", path: "/" },
  { host: "wiki.eau-vive.example", path: "/wiki/Accueil" },
  { host: "wiki.racine-commune.example", path: "/wiki/Accueil" },
  { host: "wiki.jardin-savoirs.example", path: "/wiki/Accueil" },
  { host: "patrons.atelier-fil-rouge.example", path: "/" },
  { host: "carnet.etienne-k.example", path: "/" },
];
