import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { findLoops } from "../../../core/member/across/alias-loops.ts";
import type { Bytes, Slug } from "../../../core/member/brands.ts";
import { deriveLogin, loginName, parseSlug } from "../../../core/member/names.ts";
import { toUnicode } from "../../../core/member/punycode.ts";
import { canonicalSize, formatSize, maxBytes, parseSize } from "../../../core/member/size.ts";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { malformed } from "../../corpus/malformed/index.ts";
import { fewOrAll } from "../../thorough.ts";
import { inOtherOrder, memberData } from "./arbitrary-member.ts";
import { head, readTexts } from "./reading.ts";

const bytesOf = (text: string) => {
  const parsed = parseSize(text);
  return "value" in parsed ? parsed.value : undefined;
};

describe("sizes", () => {
  test("a size that was formatted reads as the same number of bytes", () => {
    const size = fc.integer({ min: 1, max: maxBytes / 1024 }).map((kib) => (kib * 1024) as Bytes);
    fc.assert(fc.property(size, (bytes) => bytesOf(formatSize(bytes)) === bytes));
  });

  test("the spelling of the unit and the space do not matter", () => {
    const unit = fc.constantFrom("GiB", "Gio", "Go", "GB");
    const space = fc.constantFrom("", " ", "\u00a0", "\u202f");
    const amount = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(amount, space, unit, (number, gap, name) => {
        const text = `${number}${gap}${name}`;
        return bytesOf(text) === number * 1024 ** 3 && canonicalSize(text) === `${number} GiB`;
      }),
    );
  });

  test("whatever is refused with a fix is accepted once mended", () => {
    const text = fc
      .tuple(
        fc.stringMatching(/^[-+]?\d{1,4}([.,]\d{1,2})?$/),
        fc.constantFrom("", "g", "gb", "GIB", "Mo", "to", "KIO"),
      )
      .map(([number, unit]) => `${number} ${unit}`.trim());
    fc.assert(
      fc.property(text, (written) => {
        const first = parseSize(written);
        const mended = "finding" in first ? first.finding.replacement : undefined;
        if (mended === undefined) return true;
        const second = parseSize(mended);
        // 0 and negative numbers have no fix: nobody can know what was meant.
        return "value" in second || ["K0406", "K0407"].includes(second.finding.code);
      }),
    );
  });
});

describe("logins", () => {
  const slug = fc
    .stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,3}$/)
    .filter((text) => text.length >= 2 && text.length <= 31 && !text.startsWith("xn-"));

  test("every slug has a login that AlternC takes, and it is cut only when it must be", () => {
    fc.assert(
      fc.property(slug, (text) => {
        expect("value" in parseSlug(text)).toBe(true);
        const { login, isCut } = deriveLogin(text as Slug);
        expect("value" in loginName(login)).toBe(true);
        expect(isCut).toBe(text.replaceAll("-", "").length > 14);
        expect(text.replaceAll("-", "").startsWith(login)).toBe(true);
      }),
    );
  });
});

describe("loops", () => {
  const node = fc.integer({ min: 0, max: 11 }).map(String);
  const graph = fc
    .array(fc.tuple(node, fc.array(node, { maxLength: 3 })), { maxLength: 12 })
    .map((entries) => new Map(entries));

  // Kahn: what can be taken away, a node without a target left at a time, is in no loop.
  function hasLoop(edges: ReadonlyMap<string, readonly string[]>): boolean {
    const left = new Set(edges.keys());
    for (;;) {
      const end = Array.from(left).find((one) => !(edges.get(one) ?? []).some((to) => left.has(to)));
      if (end === undefined) return left.size > 0;
      left.delete(end);
    }
  }

  test("a loop is found exactly when there is one, and each is a true ring", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const loops = findLoops(edges);
        expect(loops.length > 0).toBe(hasLoop(edges));
        for (const ring of loops)
          ring.forEach((one, index) => {
            expect(edges.get(one)).toContain(ring[(index + 1) % ring.length]);
          });
      }),
      { numRuns: fewOrAll(150, 500) },
    );
  });

  test("a chain of 20,000 aliases is no loop and takes no stack", () => {
    const chain = new Map(Array.from({ length: 20_000 }, (_, index) => [String(index), [String(index + 1)]]));
    expect(findLoops(chain)).toEqual([]);
    expect(findLoops(chain.set("20000", ["0"]))).toHaveLength(1);
  });
});

test("punycode is decoded as URL encodes it", () => {
  const label = fc
    .stringMatching(/^[a-zà-öø-ÿа-яα-ω]{1,12}$/u)
    .filter((text) => text.normalize("NFKC").toLowerCase() === text);
  fc.assert(
    fc.property(label, (text) => {
      fc.pre(URL.canParse(`http://${text}.example/`));
      const ascii = new URL(`http://${text}.example/`).hostname;
      // Final sigma and eszett are mapped to other letters by some versions of IDNA.
      fc.pre(!/[ßς]/.test(text));
      return toUnicode(ascii) === `${text}.example`;
    }),
  );
});

test("the order of files changes neither problems nor members", () => {
  const texts = [
    `id: m-0001\nstatus: active\n${head}domains: [a.example]\nmailboxes: [x]\naliases: { y: ["z@b.example"] }\n`,
    `${head}domains: [b.example, a.example]\naliases: { z: ["y@a.example"] }\n`,
    `${head}domains: [sub.a.example]\nfiles: { users: [{ name: awa }] }\n`,
    `${head}domains: [c.example]\nfiles: { users: [{ name: awa }] }\nmailboxes: [Info, x]\n`,
    `id: m-0001\nstatus: leaving\n${head}`,
  ];
  const files = texts.map((text, index) => ({
    path: `members/file-${index}.yaml`,
    bytes: new TextEncoder().encode(text),
    kind: "file" as const,
  }));
  const shown = (read: ReturnType<typeof readMembers>) => [read.problems, read.members.map(({ member }) => member)];
  const expected = shown(readMembers(files, defaultRules));
  expect(expected[0]).not.toHaveLength(0);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      expect(shown(readMembers(shuffled, defaultRules))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test("whatever the bytes, reading ends and every place is in the file", () => {
  const base = malformed.filter(({ bytes }) => bytes.length < 2000).map(({ bytes }) => bytes);
  const cut = fc.tuple(fc.constantFrom(...base), fc.nat(2000), fc.uint8Array({ maxLength: 4 }), fc.nat(2000));
  fc.assert(
    fc.property(cut, ([bytes, from, inserted, skip]) => {
      const mixed = Uint8Array.from([
        ...bytes.subarray(0, from),
        ...inserted,
        ...bytes.subarray(Math.min(bytes.length, from + (skip % 5))),
      ]);
      const { problems, members } = readMembers(
        [{ path: "members/x-y.yaml", bytes: mixed, kind: "file" }],
        defaultRules,
      );
      const lines = new TextDecoder().decode(mixed).split("\n").length;
      const isInside = problems.every(
        ({ line, column, length }) => line >= 1 && line <= lines && column >= 1 && length >= 1,
      );
      return isInside && (members.length === 1 || problems.some(({ severity }) => severity === "error"));
    }),
    { numRuns: fewOrAll(100, 400) },
  );
});

test("the order of keys changes neither member nor problems", () => {
  // Each defect stands beside a valid file: what is found must not depend on what was read before it.
  const defect = fc.constantFrom(
    {},
    { blockchain: true },
    { lang: "klingon" },
    { lists: [{ name: "n", owners: ["personne"] }] },
  );
  fc.assert(
    fc.property(memberData, defect, fc.nat(20), (data, wrong, turn) => {
      const read = (value: object) => {
        const { members, problems } = readTexts({ racine: stringify(value) });
        const aliasesByName = members.map(({ member }) => ({
          ...member,
          aliases: member.aliases.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
        }));
        return [aliasesByName, problems.map(({ code, text }) => `${code} ${text.en}`).sort()];
      };
      const file = { ...data, ...wrong };
      expect(read(inOtherOrder(file, turn))).toEqual(read(file));
    }),
    { numRuns: fewOrAll(20, 60) },
  );
});
