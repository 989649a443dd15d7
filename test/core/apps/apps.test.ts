import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { App } from "../../../core/apps/app.ts";
import { archiveOf, fileOf } from "../../../core/apps/archive.ts";
import { appNamed, apps, siteApps, wikiApps } from "../../../core/apps/index.ts";
import { licences } from "../../../core/apps/licences.ts";

const all: readonly App[] = [...siteApps, ...wikiApps];

test("no word is used twice, so that a site's state says what it is", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

describe.each(all.map((app) => [app.name, app] as const))("%s", (name, app) => {
  test("is found by its word, and offered only when konbit can make it", () => {
    expect(appNamed(app.name as "php")).toBe(app);
    expect(apps.some((one) => one.name === name)).toBe(app.isProvided);
  });

  test("has a title in both languages", () => {
    expect(app.title.fr).not.toBe("");
    expect(app.title.en).not.toBe("");
  });

  test("takes a version of PHP when, and only when, a member may choose it for a site that runs PHP", () => {
    if (app.keys.includes("php")) expect(app.runsPhp).toBe(true);
  });

  test("when it has a program, it is free, and everything that goes with it is shipped", () => {
    if (app.program === undefined) return;
    expect(licences).toContain(app.program.licence);
    expect(app.runsPhp).toBe(true);
    if (app.program.prepend !== undefined) expect(app.program.files).toContain(app.program.prepend);
    if (!app.program.code.startsWith("/")) expect(app.program.code).toBe(app.program.folder);
    const invite = app.program.isEditedAsFiles === true ? [] : ["invite.php"];
    for (const file of ["vhost.conf", "birth.php", ...invite, ...app.program.files])
      expect(existsSync(`server/apps/${name}/${file}`), file).toBe(true);
  });
});

test("an archive of the catalogue has a date, and is a file of its version", () => {
  for (const archive of all.flatMap((app) => archiveOf(app, {}) ?? [])) {
    expect(archive.released).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(fileOf(archive)).toContain(archive.version);
    expect(archive.sha256 ?? "0".repeat(64)).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("every licence of the catalogue is one that the Free Software Foundation calls free", () => {
  // https://www.gnu.org/licenses/license-list.html, 2026-11
  const free = /^(A?GPL-[23]\.0-(only|or-later)|MIT)$/;
  expect(licences.filter((licence) => !free.test(licence))).toEqual([]);
});
