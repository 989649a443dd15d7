/*
 * What one more mailbox costs where there are 20 and where there are 2,000 (200 domains, 3,000 aliases), and where all of them are of
 * one domain; beside what an administrator would type for that one box. Seconds as median (minimum–maximum), on a throw-away server.
 * `node bench/mail-scale.ts --runs 5`
 */
import { parseArgs } from "node:util";
import { aliases } from "../kinds/aliases.ts";
import type { Kind, Props } from "../kinds/kind.ts";
import { mailboxes } from "../kinds/mailboxes.ts";
import type { MailboxesInputs } from "../kinds/mailboxes-state.ts";
import { mailUidOf, uidOf } from "../kinds/names.ts";
import { shipped } from "../kinds/shipped.ts";
import { lines, sh } from "../remote/sh.ts";
import { Server } from "../test/kinds/server.ts";
import { markdownTable } from "./markdown.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const sizes = [
  { domains: 2, boxes: 10, aliases: 15 },
  { domains: 200, boxes: 10, aliases: 15 },
  { domains: 1, boxes: 2000, aliases: 3000 },
] as const;
type Size = (typeof sizes)[number];

const box = { quota: 5_368_709_120, state: "active", invite: "awa@ailleurs.example", lang: "fr" } as const;
const db = "/var/lib/konbit/mail/mail.db";
const server = await Server.fresh();
try {
  const rows: string[][] = [];
  for (const size of sizes) rows.push(await measured(size));
  console.log(
    markdownTable(["domains × boxes", "all made", "looked at", "one box more", "one alias more", "by hand"], rows),
  );
} finally {
  await server.close();
}

async function measured(size: Size): Promise<string[]> {
  await prepare(size);
  const boxes = Array.from({ length: size.domains }, (_, at) => boxesOf(at + 1, size));
  const others = Array.from({ length: size.domains }, (_, at) => aliasesOf(at + 1, size));
  const made = await seconds(async () => {
    await server.make(
      mailboxes,
      boxes.map((inputs) => mailboxes.desired(inputs)),
    );
    await server.make(
      aliases,
      others.map((inputs) => aliases.desired(inputs)),
    );
  });
  const [first] = boxes;
  const [firstAliases] = others;
  if (first === undefined || firstAliases === undefined) throw new Error("a size has a domain");
  const looked: number[] = [];
  const added: number[] = [];
  const alias: number[] = [];
  const hand: number[] = [];
  for (let run = 1; run <= Number(values.runs); run++) {
    looked.push(await seconds(() => look(mailboxes, first)), await seconds(() => look(aliases, firstAliases)));
    const more = { ...first, boxes: { ...first.boxes, [`neuf${String(run)}`]: box } };
    added.push(await seconds(() => server.make(mailboxes, [mailboxes.desired(more)])));
    const wider = {
      ...firstAliases,
      aliases: { ...firstAliases.aliases, [`neuf${String(run)}`]: ["awa@ailleurs.example"] },
    };
    alias.push(await seconds(() => server.make(aliases, [aliases.desired(wider)])));
    hand.push(await seconds(() => byHand(`main${String(run)}`, first)));
  }
  const spread = (figures: readonly number[]) => spreadText(spreadOf(figures));
  const name = `${String(size.domains)} × ${String(size.boxes)}`;
  return [name, made.toFixed(2), spread(looked), spread(added), spread(alias), spread(hand)];
}

/** Members' directories and empty tables: what accounts and the mail server make. */
async function prepare({ domains }: Size): Promise<void> {
  const rows = Array.from({ length: domains }, (_, at) => {
    const { member, login, domain } = memberOf(at + 1);
    return `('${domain}', '${member}', '${login}', ${String(mailUidOf(member))}, ${String(uidOf(member))}, 'live', 1, 1, 1, 1)`;
  });
  const folders = Array.from({ length: domains }, (_, at) => {
    const { member, login, domain } = memberOf(at + 1);
    return sh`
      mkdir -p /srv/members/${login}/quarantine /srv/members/${login}/mail/${domain}
      chown -R ${mailUidOf(member)}:${uidOf(member)} /srv/members/${login}/mail`;
  });
  await server.run(
    lines([
      sh`
        rm -rf /srv/members /var/lib/konbit/mail /var/lib/konbit/mail-passwords
        mkdir -p /srv/members /var/lib/konbit/mail /var/lib/konbit/mail-passwords
        sqlite3 ${db} <<<${shipped("mail/schema.sql")}
        sqlite3 /var/lib/konbit/mail-passwords/passwords.db <<<${shipped("mail/passwords.sql")}
        sqlite3 ${db} <<<${`INSERT INTO domain VALUES ${rows.join(", ")}`}`,
      ...folders,
    ]),
  );
}

/** What an administrator would type, who knows that the box is not there yet. */
async function byHand(local: string, { login, domain }: MailboxesInputs): Promise<void> {
  const row = `INSERT INTO mailbox VALUES ('${local}@${domain}', '${domain}', '${local}', 5368709120, 'active', '', 'awa@ailleurs.example', 'fr')`;
  await server.run(
    sh`sqlite3 ${db} ${row} && install -d -o 30001 -g 20001 -m 700 /srv/members/${login}/mail/${domain}/${local}`,
  );
}

async function look<State extends Props, Inputs extends Props>(
  kind: Kind<State, Inputs>,
  inputs: Inputs,
): Promise<void> {
  if ((await server.observe(kind, kind.desired(inputs))) === undefined) throw new Error("nothing is there");
}

function memberOf(number: number) {
  const login = `membre${String(number)}`;
  return { member: `m-${String(number).padStart(4, "0")}`, login, domain: `${login}.example` };
}

function boxesOf(number: number, size: Size) {
  const names = Array.from({ length: size.boxes }, (_, at) => [`boite${String(at)}`, box] as const);
  return { ...memberOf(number), boxes: Object.fromEntries(names) };
}

function aliasesOf(number: number, size: Size) {
  const { domain, ...member } = memberOf(number);
  const names = Array.from({ length: size.aliases }, (_, at): [string, string[]] => [
    `alias${String(at)}`,
    [`boite${String(at % size.boxes)}@${domain}`, "noe@ailleurs.example"],
  ]);
  return { ...member, domain, aliases: Object.fromEntries(names) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
