import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { proofLines, proofOf, type Try } from "../../../core/isolation/proof.ts";
import { wayNames } from "../../../core/isolation/ways.ts";

const tries: readonly Try[] = [
  { by: "racine", at: "sillon", probe: "files", got: null },
  { by: "sillon", at: "racine", probe: "files", got: null },
  { by: "racine", at: "sillon", probe: "php-tmp", got: "/tmp" },
  { by: "racine", at: "", probe: "php-leave", got: "/etc/hostname" },
];
const nameOf = (login: string) => (login === "racine" ? "racine-commune" : login);
const proof = proofOf({ logins: ["racine", "sillon"], silent: ["sillon"], tries });

test("tries are counted by way, and what got through is kept whole", () => {
  expect(proof).toMatchObject({ members: 2, pairs: 2, tries: 4 });
  expect(proof.tallies.filter(({ tried }) => tried > 0)).toEqual([
    { way: "files", tried: 2, through: 0 },
    { way: "php-leave", tried: 1, through: 1 },
    { way: "php-tmp", tried: 1, through: 1 },
  ]);
  expect(proof.crossings).toEqual(tries.slice(2));
});

test("the report says in words who can do what, where and by what means", () => {
  const lines = proofLines(proof, nameOf);
  expect(lines.map(({ en }) => en)).toEqual([
    "2 members, 2 pairs: 4 tries, 2 got through.",
    "As its Unix user:",
    "  ✓ read the files of a site: 0 of 2",
    "In its PHP:",
    "  ✗ read files of the server: 1 of 1",
    "  ✗ find what is in /tmp: 1 of 1",
    "By way of Apache:",
    expect.stringMatching(/^Nothing here to try it on: read the password of a database; /),
    "✗ The PHP of sillon does not answer, so nothing could be tried in it: “systemctl status konbit-php@sillon” on the server says why.",
    "✗ racine-commune can, at sillon, find what is in /tmp (/tmp).",
    "✗ racine-commune can read files of the server (/etc/hostname).",
  ]);
  expect(lines.map(({ fr }) => fr)).toContain(
    "✗ racine-commune peut, chez sillon, trouver ce qui est dans /tmp (/tmp).",
  );
});

test("every way that the server tries has words, and every word is tried", () => {
  const folder = new URL("../../../server/isolation/", import.meta.url);
  const text = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  const tried = [...text.matchAll(/\$try\('([a-z-]+)'/g)].map(([, name]) => name);
  // What `$what` stands for: the places where a canary is planted.
  const places = [
    ...text.matchAll(
      /'([a-z-]+)' => (?:'(?:htdocs|sessions|tmp|logs)'|"[^"]*\/(?:konbit\/\$member->login|mail)")|\$roots\['([a-z-]+)'\]/g,
    ),
  ];
  const named = [...text.matchAll(/canaries\['([a-z-]+)'\] =/g)].map(([, name]) => name);
  const planted = [...places.map(([, one, other]) => one ?? other), ...named];
  expect([...new Set([...tried, ...planted])].sort()).toEqual([...wayNames].sort());
});
