import type { Lang } from "../text.ts";
import type { AppJson } from "./apps-text.ts";

/** The catalogue as a page for members and everybody, in both languages: nothing in it is loaded from anywhere. */
export function appsPage(apps: Readonly<Record<Lang, readonly AppJson[]>>, today: string): string {
  const section = (lang: Lang) =>
    `<section lang="${lang}">\n<h1>${words[lang].title}</h1>\n<p>${words[lang].intro} ${today}</p>\n<table>\n<thead><tr>${words[
      lang
    ].columns
      .map((column) => `<th scope="col">${column}</th>`)
      .join("")}</tr></thead>\n<tbody>\n${apps[lang]
      .filter(({ isProvided, licence }) => isProvided && licence !== undefined)
      .map((app) => row(app, lang))
      .join("\n")}\n</tbody>\n</table>\n</section>`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.fr.title} / ${words.en.title}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
section { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem; border-bottom: 1px solid #bbb; }
.remark { color: #8a1f11; }
</style>
</head>
<body>
${section("fr")}
<hr>
${section("en")}
</body>
</html>
`;
}

const words = {
  fr: {
    title: "Les logiciels libres de ce konbit",
    intro: "Chacun avec sa licence, sa version et les sites qui s'en servent, au",
    columns: ["Logiciel", "Version", "Licence", "Vient de", "Sites"],
    debian: "Debian, qui en corrige la sécurité",
    archive: "son projet, vérifié par sa somme de contrôle",
  },
  en: {
    title: "The free programs of this konbit",
    intro: "Each with its licence, its version and the sites that use it, on",
    columns: ["Program", "Version", "Licence", "Comes from", "Sites"],
    debian: "Debian, which keeps it secure",
    archive: "its project, checked by its checksum",
  },
} as const;

function row({ title, licence, homePage, version, released, source, remarks, hosts }: AppJson, lang: Lang): string {
  const cells = [
    `<a href="${escaped(homePage ?? "")}">${escaped(title)}</a>`,
    escaped([version ?? "", released === undefined ? "" : `(${released})`].join(" ").trim()) +
      remarks.map((remark) => `<br><span class="remark">${escaped(remark)}</span>`).join(""),
    escaped(licence ?? ""),
    source === undefined ? "" : words[lang][source],
    hosts.map(escaped).join("<br>"),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
