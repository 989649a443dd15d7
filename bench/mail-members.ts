/*
 * Members with mail of a given size, as files for konbit and as the lines that bench/mail-by-hand.py and bench/mail-ansible.yml want
 * to find on the server: what sqlite3, find and Mailman would answer.
 */
import { mailUidOf, uidOf } from "../kinds/names.ts";

/** How many there are of each, in all. */
export interface MailSize {
  readonly members: number;
  readonly boxes: number;
  readonly aliases: number;
  readonly lists: number;
}

export interface MailMembers {
  /** Text by slug. */
  readonly files: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<"boxes" | "folders" | "aliases" | "lists" | "owners" | "open", readonly string[]>>;
}

interface Member {
  readonly id: string;
  readonly slug: string;
  readonly boxes: readonly string[];
  /** Name and the box it forwards to: one more box changes none of them. */
  readonly aliases: readonly (readonly [string, string])[];
  readonly lists: readonly string[];
}

const contact = "awa@ailleurs.example";
const other = "noe@ailleurs.example";
const quotaMiB = 100;

/** @param more boxes that the first member has besides. */
export function mailMembers(size: MailSize, more: readonly string[]): MailMembers {
  const members = Array.from({ length: size.members }, (_, index): Member => {
    const names = (word: string, total: number) => {
      const from = Math.floor((total * index) / size.members);
      const to = Math.floor((total * (index + 1)) / size.members);
      return Array.from({ length: to - from }, (__, at) => `${word}${String(at + 1)}`);
    };
    const number = index + 1;
    const boxes = names("boite", size.boxes);
    return {
      id: `m-${String(number).padStart(4, "0")}`,
      slug: `membre${String(number).padStart(3, "0")}`,
      boxes: [...boxes, ...(index === 0 ? more : [])],
      aliases: names("alias", size.aliases).map((local, at) => [local, boxes[at % boxes.length] ?? ""] as const),
      lists: names("liste", size.lists),
    };
  });
  const lines = (make: (member: Member) => readonly string[]) => members.flatMap(make);
  return {
    files: Object.fromEntries(members.map((member) => [member.slug, yamlOf(member)])),
    wanted: {
      boxes: lines(boxLines),
      folders: lines(folderLines),
      aliases: lines(aliasLines),
      lists: lines(({ slug, lists }) =>
        lists.map((local) => `${local}@${slug}.example|private|fr|defer|hold|confirm|True`),
      ),
      owners: lines(({ slug, lists }) => lists.map((local) => `${local}@${slug}.example|${contact}`)),
      open: lines(({ slug, lists }) =>
        lists.map((local) => `${local}@${slug}.example|${slug}.example|${local}|active`),
      ),
    },
  };
}

function boxLines({ slug, boxes }: Member): readonly string[] {
  const quota = String(quotaMiB * 1024 ** 2);
  return boxes.map((local) =>
    [`${local}@${slug}.example`, `${slug}.example`, local, quota, "active", "", contact, "fr"].join("|"),
  );
}

function folderLines({ id, slug, boxes }: Member): readonly string[] {
  return boxes.map(
    (local) => `/srv/members/${slug}/mail/${slug}.example/${local} ${String(mailUidOf(id))}:${String(uidOf(id))} 700`,
  );
}

/** Those that every domain has (RFC 2142) among them. */
function aliasLines({ slug, aliases }: Member): readonly string[] {
  const domain = `${slug}.example`;
  const line = (local: string, target: string) => `${local}@${domain}|${domain}|${target}`;
  return [
    ...["postmaster", "abuse"].map((local) => line(local, contact)),
    ...aliases.flatMap(([local, box]) => [line(local, `${box}@${domain}`), line(local, other)]),
  ];
}

function yamlOf({ id, slug, boxes, aliases, lists }: Member): string {
  const block = (key: string, lines: readonly string[]) => (lines.length === 0 ? "" : `${key}:\n${lines.join("\n")}\n`);
  return `id: ${id}
name: Membre ${slug}
status: active
login: ${slug}
contact: { name: Awa Diallo, email: ${contact}, forge: awa-d }
domains:
  - { name: ${slug}.example, dns: external, mail: { cutover: live } }
${block(
  "mailboxes",
  boxes.map((local) => `  - { name: ${local}, quota: ${String(quotaMiB)} MiB }`),
)}${block(
    "aliases",
    aliases.map(([local, box]) => `  ${local}: [${box}, ${other}]`),
  )}${block(
    "lists",
    lists.map((local) => `  - { name: ${local}, style: discussion, owners: [${contact}], archive: members }`),
  )}granted:
  plan: association
  limits: { mail: 15 GiB, mailboxes: ${String(boxes.length)}, lists: ${String(lists.length)} }
`;
}
