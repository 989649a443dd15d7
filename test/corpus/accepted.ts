const head = "name: Racine\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";
const domain = "domains: [racine.example]\n";

/** YAML that a member file may use: name, whole file. */
export const acceptedYaml: readonly (readonly [string, string])[] = [
    ["a YAML 1.2 directive", `%YAML 1.2\n---\n${head}`],
    ["a document start and end", `---\n${head}...\n`],
    ["Windows line ends", head.replaceAll("\n", "\r\n")],
    ["comments everywhere", `# un\n${head.replaceAll("\n", " # deux\n")}# trois\n`],
    [
      "twenty aliases",
      `${head}x: y\n`.replace(
        "x: y",
        `${domain}mailboxes:\n  - &q { name: b0, quota: &s 1 MiB }\n${Array.from(
          { length: 20 },
          (_, n) => `  - { name: b${n + 1}, quota: *s }`,
        )
          .slice(0, 19)
          .join("\n")}`,
      ),
    ],
    ["JSON", '{"name": "Racine", "contact": {"name": "Awa", "email": "awa@ailleurs.example", "forge": "awa-d"}}'],
    ["a core tag", `${head}note: !!str 5\n`],
    ["no line end at the end", head.trimEnd()],
    ["a list without indentation", `${head}domains:\n- racine.example\n`],
    ["a folded text", `${head}note: >\n  un\n  deux\n`],
];

/** Words and names that a candidate may write: name, lines behind name and contact. */
const acceptedLines: readonly (readonly [string, string])[] = [
    ["accents and apostrophes", "note: L'Étoile d'Anaïs — « ça va »"],
    ["Markdown and HTML in a text, escaped on output", "note: <b>@awa</b> `x` {{ y }}"],
    ["emoji in a text", "note: bravo ❤️ 🎉"],
    ["a plus sign in an outside address", `${domain}aliases: { contact: ["awa+x@ailleurs.example"] }`],
    ["a tag on an own address", `${domain}mailboxes: [info]\naliases: { contact: ["info+x@racine.example"] }`],
    ["an alias for postmaster", `${domain}mailboxes: [info]\naliases: { postmaster: [info], abuse: [info] }`],
    ["an alias to postmaster", `${domain}aliases: { contact: [postmaster] }`],
    ["no catch-all", `${domain}aliases: { "*": none }`],
    ["a catch-all", `${domain}mailboxes: [info]\naliases: { "*": [info] }`],
    ["an alias to another member's address that nobody can check", `${domain}aliases: { x: ["y@autre.example"] }`],
    ["an own child domain", "domains: [racine.example, sub.racine.example]"],
    ["a domain in another script", "domains: [россия.example, étoile.example]"],
    ["PHP without quotes", `${domain}sites: [{ name: www, app: php, php: 8.2 }]`],
    [
      "sizes in French units",
      `${domain}mailboxes: [{ name: a, quota: 8 Go }, { name: b, quota: 500 Mio }, { name: c, quota: "1.5\u202fGB" }]`,
    ],
    ["a wish beyond every limit", "requests: { wikis: 400, files: 15 TiB, export: true, note: merci }"],
    ["an owner elsewhere", `${domain}lists: [{ name: n, owners: ["luc@ailleurs.example"] }]`],
    [
      "a chatter with a cloud account",
      `${domain}files: { users: [{ name: awa }] }\nextras: { matrix: { users: [awa] } }`,
    ],
    ["an alias called like a number", `${domain}mailboxes: [info]\naliases: { 2026: [info] }`],
    [
      "keys in another case than maintainers",
      "keys: { Awa-D: age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc }",
    ],
    ["suspended without a reason", `${domain}mailboxes: [{ name: a, state: suspended }]`],
    ["a label that is www on an apex host", `${domain}sites: [{ name: www, app: static, host: racine.example }]`],
];

/** The same as whole files. */
export const acceptedWords: readonly (readonly [string, string])[] = acceptedLines.map(([name, body]) => [name, `${head}${body}\n`]);

/** Every file of this corpus. */
export const accepted = [...acceptedYaml, ...acceptedWords];
