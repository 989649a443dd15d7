import { expect, test } from "vitest";
import type { UpgradeStep } from "../../../core/upgrade/plan.ts";
import { failureText, readTold } from "../../../core/upgrade/told.ts";

const step: UpgradeStep = {
  app: "dokuwiki",
  title: { fr: "DokuWiki", en: "DokuWiki" },
  from: "1.a",
  to: "1.b",
  sites: ["racine", "sillon"].map((login, index) => ({
    id: `m-000${index + 3}/wiki`,
    app: "dokuwiki",
    login,
    host: `wiki.${login}.example`,
    kib: 1,
    born: "1.a",
  })),
};
const said = (...lines: string[]) => readTold(`${lines.join("\n")}\nworking\n`);

test("what is told is known stage by stage, and is not at its end before it is", () => {
  const told = said("begin space", "done space", "begin copy");
  expect(told).toEqual({ done: ["space"], isGoingBack: false });
  expect(said("begin space", "done space", "end kept").end).toBe("kept");
});

test("the message says what runs now, where it failed, why, and the way out", () => {
  const told = said("begin health", "failed health m-0004/wiki http://x answers 500", "begin back", "end back");
  expect(failureText(step, told)).toEqual({
    fr: "DokuWiki 1.b n'a pas été mis en place : 1.a fonctionne, avec les mêmes données. Après la mise à jour wiki.sillon.example ne marchait plus comme avant : http://x answers 500. Corrigez le site, ou attendez la version suivante.",
    en: "DokuWiki 1.b was not put in place: 1.a runs, with the same data. After the upgrade wiki.sillon.example did not work as before: http://x answers 500. Correct the site, or wait for the next version.",
  });
});

test("a full disk is said in sizes that people know", () => {
  expect(failureText(step, said("failed space - full /srv 2097152 524288", "end same")).en).toContain(
    "There is no room on /srv: 2 GiB are needed, 512 MiB are left.",
  );
});

test("stopped half-way it says so", () => {
  expect(failureText(step, said("begin upgrade", "begin back", "end back")).fr).toContain("arrêtée en chemin");
});

test("what could not be put back does not say that all is well", () => {
  const told = said("failed upgrade - dpkg", "begin back", "failed back m-0003/wiki no room", "end broken");
  const { en } = failureText(step, told);
  expect(en).toContain("could not go back to the version before: no room.");
  expect(en).not.toContain("same data");
});
