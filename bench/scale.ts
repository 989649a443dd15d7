/*
 * Members' folders of realistic size: fourteen fictional members and the konbit itself (S), two hundred members (L).
 * Used by bench/members-scale.ts and by tests; made by counting, so the same each time.
 */
import type { MemberSource } from "../core/member/folder.ts";

/** How many of everything a member has, and the GiB that are granted. */
interface Size {
  readonly slug: string;
  readonly kind: string;
  readonly domains: number;
  readonly mailboxes: number;
  readonly aliases: number;
  readonly lists: number;
  readonly wikis: number;
  readonly wordpress: number;
  readonly picocms: number;
  readonly users: number;
  readonly cloudGiB: number;
  readonly webGiB: number;
  readonly mailGiB: number;
}

const row = (
  slug: string,
  kind: string,
  ...[domains, mailboxes, aliases, lists, wikis, wordpress, picocms, users, cloudGiB, webGiB, mailGiB]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
): Size => ({
  slug,
  kind,
  domains,
  mailboxes,
  aliases,
  lists,
  wikis,
  wordpress,
  picocms,
  users,
  cloudGiB,
  webGiB,
  mailGiB,
});

const today: readonly Size[] = [
  row("konbit", "operator", 1, 6, 14, 4, 1, 0, 1, 4, 60, 20, 30),
  row("remue-communs", "association", 3, 11, 22, 4, 6, 2, 1, 16, 420, 90, 70),
  row("racine-commune", "cooperative", 2, 9, 12, 1, 2, 1, 0, 12, 220, 40, 50),
  row("atelier-fil-rouge", "association", 1, 6, 7, 1, 1, 1, 0, 8, 120, 30, 35),
  row("semences-libres", "association", 2, 8, 15, 3, 4, 1, 0, 11, 260, 60, 45),
  row("radio-rivage", "association", 1, 10, 9, 1, 1, 1, 0, 14, 420, 120, 50),
  row("carto-citoyenne", "association", 2, 5, 6, 2, 3, 0, 1, 9, 310, 70, 30),
  row("jardin-savoirs", "association", 1, 4, 5, 1, 5, 0, 0, 6, 80, 30, 20),
  row("sans-borne", "cooperative", 1, 8, 10, 1, 1, 1, 0, 10, 90, 20, 40),
  row("marmite", "association", 1, 5, 8, 2, 1, 1, 0, 7, 100, 30, 30),
  row("velo-solidaire", "association", 1, 7, 11, 1, 1, 1, 0, 9, 110, 30, 35),
  row("eau-vive", "collective", 1, 4, 6, 2, 2, 0, 1, 5, 90, 30, 20),
  row("marisol-b", "person", 1, 2, 4, 0, 1, 0, 1, 1, 40, 10, 15),
  row("etienne-k", "person", 1, 1, 2, 0, 1, 0, 1, 1, 40, 10, 10),
  row("studio-tamis", "company", 3, 9, 13, 0, 1, 2, 1, 10, 220, 110, 60),
];

/** What 200 members have together. */
const stress = {
  domains: 320,
  mailboxes: 2000,
  aliases: 3000,
  lists: 240,
  wikis: 440,
  wordpress: 150,
  picocms: 90,
  users: 2200,
};

/** The fourteen members of today and the konbit itself. */
export function todaysMembers(): readonly MemberSource[] {
  return today.map((size, index) => source(size, index + 1));
}

/** Two hundred members; `fits` grants what one server of 6 TB can keep, `averages` what today's members have. */
export function stressMembers(grant: "fits" | "averages" = "fits"): readonly MemberSource[] {
  const count = 200;
  const [cloudGiB, webGiB, mailGiB] = grant === "fits" ? [13, 2, 3] : [184, 50, 39];
  return Array.from({ length: count }, (_, index) => {
    const share = (total: number) => Math.floor((total * (index + 1)) / count) - Math.floor((total * index) / count);
    const counts = Object.fromEntries(Object.entries(stress).map(([key, total]) => [key, share(total)]));
    const slug = `membre-${String(index + 1).padStart(3, "0")}`;
    // Every key of `stress` has its share.
    return source(
      { slug, kind: "association", cloudGiB, webGiB, mailGiB, ...(counts as Record<keyof typeof stress, number>) },
      index + 1,
    );
  });
}

function source(size: Size, number: number): MemberSource {
  return { path: `members/${size.slug}.yaml`, bytes: new TextEncoder().encode(yamlOf(size, number)), kind: "file" };
}

function yamlOf(size: Size, number: number): string {
  const { slug, kind, domains, mailboxes, lists, wikis, wordpress, picocms, users } = size;
  const login = slug.replaceAll("-", "").slice(0, 14);
  const quotaMiB = Math.floor((size.mailGiB * 1024) / Math.max(1, mailboxes));
  const boxes = each(mailboxes, (at) => `box${at}`);
  return `# yaml-language-server: $schema=../schema/member.schema.json
version: 1
id: m-${String(number).padStart(4, "0")}
name: L'Étoile d'Anaïs ${number}
kind: ${kind}
lang: fr
status: active
login: ${login}

contact: { name: Anaïs Roy, email: anais+${slug}@ailleurs.example, forge: ${slug} }

domains:
${lines(domains, (at) => `  - { name: ${slug}-${at}.example, dns: ${at > 1 ? "external" : "managed"} }`)}
mailboxes:
${lines(mailboxes, (at) => (at % 3 === 0 ? `  - { name: box${at}, displayName: Anaïs Roy ${at}, quota: ${quotaMiB} MiB, retention: legal-7y }` : `  - { name: box${at}, quota: ${quotaMiB} MiB }`))}
aliases:
${lines(size.aliases, (at) => `  alias${at}: [${boxes[at % mailboxes] ?? ""}, quelquun-${at}@ailleurs.example]`)}
${lists === 0 ? "" : `lists:\n${lines(lists, (at) => `  - { name: liste${at}, style: announce, owners: [${boxes[0] ?? ""}], archive: members }`)}`}
wikis:
${lines(wikis, (at) => (at % 2 === 0 ? `  - { name: wiki${at}, engine: dokuwiki, state: readonly }` : `  - wiki${at}`))}
${wordpress + picocms === 0 ? "" : `sites:\n${lines(wordpress, (at) => `  - { name: www${at}, app: wordpress, php: "8.2", theme: twentytwentythree }`)}${lines(picocms, (at) => `  - { name: carnet${at}, app: picocms }`)}`}
files:
  users:
${lines(users, (at) => `    - { name: u${at}-${login}, displayName: Anaïs Roy ${at}, email: anais${at}@ailleurs.example }`)}
granted:
  plan: association
  limits: { files: ${size.cloudGiB} GiB, web: ${size.webGiB} GiB, mail: ${size.mailGiB} GiB, mailboxes: ${mailboxes}, lists: ${lists}, wikis: ${wikis}, sites: ${wordpress + picocms}, ncUsers: ${users} }
  since: 2019-03-01
`;
}

function each(count: number, make: (at: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function lines(count: number, make: (at: number) => string): string {
  return each(count, (at) => `${make(at)}\n`).join("");
}
