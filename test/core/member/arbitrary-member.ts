import fc from "fast-check";
import { isCollection, isMap, isPair, isScalar, isSeq, parseDocument, stringify, visit } from "yaml";

/** A valid candidate's file as data, each time with other keys. */
const label = fc
  .stringMatching(/^[a-z][a-z0-9]{1,7}$/)
  .filter((one) => !/^(mail|smtp|imap|lists|webmail|ns1|ns2|root|nobody|postmaster|abuse|admin)$/.test(one));
const words = fc.constantFrom(
  "Racine",
  "L'Étoile d'Anaïs",
  "un # dièse",
  "deux: points",
  "- tiret",
  "« oui »",
  "true",
  "8.2",
  "@awa",
  "une phrase assez longue pour tenir sur plusieurs lignes si quelqu'un la coupe, et encore un peu plus",
  "  espaces  autour ",
);
const lines = fc.oneof(words, fc.constant("ligne un\nligne deux\n"));
const size = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom("", " "), fc.constantFrom("MiB", "Mo", "Mio", "MB"))
  .map(([number, space, unit]) => `${number}${space}${unit}`);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const without = (group: object) => Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined));

const mailbox = (name: string) =>
  fc.oneof(
    fc.constant(name),
    fc
      .record({
        displayName: maybe(words),
        quota: maybe(size),
        state: maybe(fc.constantFrom("active", "suspended")),
        reason: maybe(words),
      })
      .map((rest) => without({ name, ...rest })),
  );
const site = (name: string) =>
  fc
    .record({
      state: maybe(fc.constantFrom("active", "archived")),
      php: maybe(fc.constantFrom("8.2", 8.2)),
      docroot: maybe(fc.constant("public")),
      database: maybe(fc.boolean()),
      cron: maybe(fc.constant(["*/15 * * * * php artisan schedule:run"])),
    })
    .map((rest) => without({ name, app: "php", ...rest }));

/** A member file as its keys and values. */
export const memberData = fc.uniqueArray(label, { minLength: 4, maxLength: 9 }).chain((names) => {
  const boxes = names.slice(0, 3);
  const others = names.slice(3);
  return fc
    .record({
      name: words,
      kind: maybe(fc.constantFrom("person", "association", "cooperative")),
      contact: fc.record({
        name: words,
        email: fc.constantFrom("awa@ailleurs.example", "awa+konbit@ailleurs.example"),
        forge: fc.constantFrom("awa-d", "noe"),
      }),
      note: maybe(lines),
      domains: fc.constantFrom(
        ["racine.example"],
        [{ name: "racine.example", mail: { rate: { perHour: 100 } } }, "b.example"],
      ),
      mailboxes: fc.tuple(...boxes.map(mailbox)),
      aliases: maybe(
        fc.record(
          { contact1: fc.constant(boxes.slice(0, 2)), "*": fc.constantFrom("none", boxes.slice(0, 1)) },
          { requiredKeys: [] },
        ),
      ),
      wikis: maybe(fc.constant(others.slice(0, 1))),
      sites: fc.tuple(...others.slice(1, 4).map(site)),
      requests: maybe(fc.record({ files: size, note: lines, wikis: fc.nat(9) }, { requiredKeys: [] })),
    })
    .map(without);
});

/** The same keys and values, each group's in another order. */
export function inOtherOrder<Value>(value: Value, turn: number): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => inOtherOrder(item, turn)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]: [string, unknown]) => [key, inOtherOrder(item, turn)] as const,
  );
  const at = turn % Math.max(1, entries.length);
  // Keys and values stay what they were.
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse()) as Value;
}

/** How a person's hand may write the same file: indentation, braces, quotes, spaces, comments, empty lines. */
const hand = fc.record({
  indent: fc.constantFrom(1, 2, 3, 4, 7),
  indentSeq: fc.boolean(),
  flow: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
  singleQuote: fc.boolean(),
  lineWidth: fc.constantFrom(0, 60),
  flowCollectionPadding: fc.boolean(),
  noise: fc.array(fc.nat(9), { minLength: 200, maxLength: 200 }),
  end: fc.constantFrom("", "\n", "\n\n\n"),
  isWindows: fc.boolean(),
});

/** A valid candidate's file as some hand wrote it. */
export const memberText = fc.tuple(memberData, hand).map(([data, how]) => {
  const document = parseDocument(stringify(data));
  let at = 0;
  visit(document, {
    Collection(_, node, path) {
      if (path.some((one) => isCollection(one) && one.flow === true)) return;
      if (path.length > 1 && how.flow[at++ % 30] === true) node.flow = true;
    },
  });
  const text = document.toString({
    indent: how.indent,
    indentSeq: how.indentSeq,
    singleQuote: how.singleQuote,
    lineWidth: how.lineWidth,
    flowCollectionPadding: how.flowCollectionPadding,
  });
  const noisy = scribbled(text, how.noise) + how.end;
  return how.isWindows ? noisy.replaceAll("\n", "\r\n") : noisy;
});

/** Comments, empty lines and spaces where YAML takes them for nothing. */
function scribbled(text: string, noise: readonly number[]): string {
  const inside = linesOfTexts(text);
  const lines = text.replace(/\n+$/, "").split("\n");
  return lines
    .map((line, index) => {
      const what = noise[index % noise.length] ?? 0;
      const indent = /^ */.exec(line)?.[0] ?? "";
      if (inside.has(index) || inside.has(index + 1)) return line;
      if (what === 1) return `${line}   `;
      if (what === 2) return `${line}      # à la fin ${index}  `;
      if (what === 3) return `${indent}# avant ${index}\n${line}`;
      if (what === 4) return `\n  \n${line}`;
      if (what === 5) return line.replace(/^( *(?:- )?[a-z]+):  ?(?=\S)/, "$1:    ");
      if (what === 6) return line.replace(/, (?=[a-z]+: )/g, ",   ");
      return line;
    })
    .join("\n");
}

function linesOfTexts(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length - 1;
  visit(parseDocument(text), (_, node) => {
    if (isPair(node) || isMap(node) || isSeq(node) || !isScalar(node) || !node.range) return;
    const [start, end] = node.range;
    for (let line = lineOf(start) + 1; line <= lineOf(Math.max(start, end - 1)); line++) found.add(line);
  });
  return found;
}
