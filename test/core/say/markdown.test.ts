import fc from "fast-check";
import { expect, test } from "vitest";
import { code, markdown, markdownWithName } from "../../../core/say/markdown.ts";
import { visible } from "../../../core/say/visible.ts";
import { fewOrAll } from "../../thorough.ts";
import { elementsOf, proseOf, rendered, textOf } from "./rendered.ts";

test("plain words stay as they are", () => {
  const text = "boîte courriel (5 Gio) : suspendue, « congé d'Élise » ; de 1,5 à 2.5 Tio le 2026-11-26, 24 h, 120 %.";
  expect(markdown(text)).toBe(text);
});

test("an address, a host, a path and a commit become code, and the sentence's full stop stays outside", () => {
  expect(markdown("invitation à noe@racine.example.")).toBe("invitation à `noe@racine.example`.");
  expect(markdown("(wiki.racine.example)")).toBe("(`wiki.racine.example`)");
  expect(markdown("fichier a/b.yaml deadbeef")).toBe("fichier `a/b.yaml` `deadbeef`");
});

test("the name that a sentence is about is strong, once and as a whole", () => {
  expect(markdownWithName("application a : a", "a")).toBe("application **a** : a");
  expect(markdownWithName("liste x@y.example : x@y.example", "x@y.example")).toBe(
    "liste **`x@y.example`** : `x@y.example`",
  );
  expect(markdownWithName("rien", "absent")).toBe("rien");
});

test("code holds backticks of any length, and spaces at its ends", () => {
  for (const text of ["`", "``", "a`b``c", "` a", "a `", " a", " ", "a ", "```"]) {
    expect(textOf(rendered(`x ${code(text)} y`))).toBe(`x ${text} y`);
  }
});

// What has meaning to Markdown, to HTML and to the filters of GitHub, GitLab and Forgejo.
const dangerous = fc.constantFrom(
  ..."@konbit #1 !12 GH-3 ~bug %1 $x$ &amp; &#64; <b> </details> <!-- --> <img/src=x> [a](b) [x]: ![a](b) **a** __a__ *a* _a_ ~~a~~ `a` ``` | --- - + 1. 1) # ## > \\ \\@a :tada: http://x.example https://x.example www.x.example x@y.example mailto:a@b.example /close deadbeef0 0123456 owner/repo#1 owner@deadbeef [ ] ( ) « » , ; . … ' \" ~ ^ = {{ }} \u200b@a \u202e \n \t \u00a0 \u2028 é 漢 😀 %}".split(
    " ",
  ),
);
const word = fc.oneof(dangerous, fc.string({ unit: "grapheme", maxLength: 6 }), fc.lorem({ maxCount: 1 }));
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", "", ", ", "(", ") ", "\u00a0", " : ")), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(""));

test("whatever the text, a reader sees exactly it, and no element but code", () => {
  fc.assert(
    fc.property(text, (raw) => {
      const html = rendered(`- x ${markdown(raw)} y`);
      expect(elementsOf(html).filter((name) => name !== "code")).toEqual(["li", "ul"]);
      expect(textOf(html).trim()).toBe(`x ${visible(raw)} y`);
    }),
    { numRuns: fewOrAll(200, 1000) },
  );
});

test("whatever the text, nothing outside code means anything to a forge", () => {
  fc.assert(
    fc.property(text, (raw) => {
      const prose = proseOf(rendered(`- x ${markdown(raw)} y`));
      expect(prose).not.toMatch(/[@#~$&<>`*_[\]\\|^{}=]|!\d|:\w+:|www\.|\/\/|\b[0-9a-f]{7,}\b|\w\/\w|%\d|GH-\d/i);
    }),
    { numRuns: fewOrAll(200, 1000) },
  );
});

test("whatever the text and the name, one element more is strong and nothing else", () => {
  fc.assert(
    fc.property(text, text, text, (before, name, after) => {
      const html = rendered(`- x ${markdownWithName(`${before} ${name} ${after}`, name)} y`);
      expect(elementsOf(html).filter((element) => !["code", "strong"].includes(element))).toEqual(["li", "ul"]);
      expect(textOf(html).trim()).toBe(`x ${visible(`${before} ${name} ${after}`)} y`);
    }),
    { numRuns: fewOrAll(200, 1000) },
  );
});
