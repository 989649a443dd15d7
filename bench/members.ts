import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

export interface BenchMember {
  readonly slug: string;
  readonly id: string;
  readonly uid: number;
  readonly host: string;
  readonly quotaBytes: number;
}

const gib = 1024 ** 3;

/** `count` members, each with an account and a PHP site with a database. */
export function benchMembers(count: number): readonly BenchMember[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const slug = `membre${String(number).padStart(3, "0")}`;
    return {
      slug,
      id: `m-${String(number).padStart(4, "0")}`,
      uid: 20_000 + number,
      host: `www.${slug}.example`,
      quotaBytes: (10 + (number % 5)) * gib,
    };
  });
}

/** Writes the members as files into an empty folder. */
export function writeMembers(folder: string, members: readonly BenchMember[]): Promise<void> {
  return writeFiles(folder, Object.fromEntries(members.map((member) => [member.slug, yamlOf(member)])));
}

/** @param files text by slug. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [slug, text] of Object.entries(files)) await writeFile(path.join(folder, `${slug}.yaml`), text);
}

function yamlOf({ slug, id, quotaBytes }: BenchMember): string {
  return `id: ${id}
name: Membre ${slug}
status: active
login: ${slug}
contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }
domains:
  - { name: ${slug}.example, dns: external, mail: none }
sites:
  - { name: www, app: php, database: true }
granted:
  plan: association
  limits: { web: ${quotaBytes / gib} GiB }
`;
}
