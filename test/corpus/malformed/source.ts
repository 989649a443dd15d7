import { bare, head, lines, whole, type MalformedCase } from "./case.ts";

const bytes = (name: string, content: readonly number[] | Uint8Array, line: number, column: number): MalformedCase => ({
  name,
  marked: "",
  bytes: Uint8Array.from(content),
  at: { line, column },
});
const utf8 = (text: string) => Array.from(new TextEncoder().encode(text));
const utf16le = (text: string) => Array.from(text).flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]);

/** What is wrong before YAML begins: bytes, characters, size. */
export const sourceCases: readonly MalformedCase[] = [
  bytes("nothing at all", [], 1, 1),
  bytes("a gzip file", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0x86, 0xa6, 0x10, 0x36, 5, 0, 0, 0], 1, 1),
  bytes("a PNG picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 1, 1),
  bytes("UTF-16 with a mark", [0xff, 0xfe, ...utf16le("name: A\n")], 1, 1),
  bytes("UTF-16 big endian with a mark", [0xfe, 0xff, 0, 110, 0, 97], 1, 1),
  bytes("UTF-16 without a mark", utf16le("name: Racine\n"), 1, 1),
  bytes("Latin-1 accents", [...utf8("# ok\nname: Coop"), 0xe9, ...utf8("rative\n")], 2, 11),
  bytes("a lone continuation byte", [...utf8("name: A"), 0x80, 10], 1, 8),
  bytes("an overlong slash", [...utf8("name: "), 0xc0, 0xaf, 10], 1, 7),
  bytes("a surrogate in UTF-8", [...utf8("name: "), 0xed, 0xa0, 0x80, 10], 1, 7),
  bytes("a cut sequence at the end", [...utf8("name: Caf"), 0xc3], 1, 10),
  bytes("Windows-1252 quotes", [...utf8("name: L"), 0x92, ...utf8("Ecole\n")], 1, 8),
  bytes("65 KiB of comments", utf8(`${head}# ${"x".repeat(65 * 1024)}`), 3, 65_429),
  bytes("65 KiB of lines", utf8(`a\n`.repeat(33 * 1024)), 32_768, 2),
  bytes("a megabyte of zeros", new Uint8Array(1024 * 1024), 1, 1),
  bytes("a BOM", [0xef, 0xbb, 0xbf, ...utf8(head)], 1, 1),
  whole("a NUL in the name", "name: Rac▶\0ine\n"),
  whole("a NUL at the end", `${head}▶\0`),
  whole("a bell", "name: Ra▶\x07cine\n"),
  whole("an escape sequence for the terminal", "name: ▶\x1b[31mRacine\n"),
  whole("a C1 control", "name: Ra▶\x9bcine\n"),
  whole("a delete character", "name: Ra▶\x7fcine\n"),
  whole("a form feed between keys", "name: Racine\n▶\fkind: person\n"),
  whole("old Mac line ends", "name: Racine▶\rkind: person\r"),
  whole("one carriage return alone", "name: Racine\r\nkind: person▶\rlang: fr\r\n"),
  lines("a tab before a key", "mailboxes:\n▶\t- info"),
  lines("a tab behind a colon", "lang:▶\tfr"),
  lines("a tab before a comment", "lang: fr▶\t# français"),
  lines("a tab inside a text", "note: un▶\tdeux"),
  lines("a tab in a comment", "# un▶\tdeux"),
  lines("right-to-left override in a note", "note: abc▶\u202edef"),
  lines("right-to-left mark in a comment", "# abc▶\u200fdef"),
  lines("bidi isolate in a key", "no▶\u2066te: abc"),
  lines("Arabic letter mark in a note", "note: abc▶\u061cdef"),
  lines("a line separator in a note", "note: abc▶\u2028def"),
  lines("a paragraph separator in a comment", "# abc▶\u2029def"),
  whole("a name with a detached accent", "name: Coop▶e\u0301rative\n"),
  lines("a detached cedilla in a comment", "# fa▶c\u0327ade"),
  lines("an Angstrom sign", "note: 5 ▶\u212b"),
  bare("only this: a tab", "▶\t"),
];
