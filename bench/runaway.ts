/*
 * What others feel when one member's site runs away, on a server with the whole konbit of test/fixtures/farm: their latency while
 * nothing happens, while all of its PHP is in an endless loop, while its disk is full, while its database is locked, and while that
 * works at queries without an end; all the time visitors go on coming to it. Each case lasts `--seconds`, and is put right after it.
 * Wants what bench/farm.ts leaves in this checkout's sandbox with `--here`, or its like: `./konbit up` with konbit:members on the farm.
 * `node bench/runaway.ts --seconds 40 --visits 3` (a second, of others; the one that runs away has four).
 */
import { loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { World } from "../test/e2e/world.ts";
import { pages } from "./farm-pages.ts";
import { markdownTable } from "./markdown.ts";
import { failures, percentile, visits, type Visit } from "./visits.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "40" },
    visits: { type: "string", default: "3" },
    only: { type: "string", default: "" },
  },
});
const seconds = Number(values.seconds);

const runaway = { login: "marmite", site: "www", host: "www.marmite.example" };
const tree = `/srv/members/${runaway.login}/sites/${runaway.site}`;

interface Case {
  readonly name: string;
  /** What visitors of the one that runs away ask for. */
  readonly path: string;
  /** As root on the server; what it leaves running ends by itself. */
  readonly begin: string;
  readonly end: string;
}

/** A page of the member's own making. */
const page = (name: string, code: string) => `
  printf %s '<?php ${code}' >${tree}/wordpress/${name}
  chown ${runaway.login}: ${tree}/wordpress/${name}`;

const database = `${runaway.login}_${runaway.site}`;

const cases: readonly Case[] = [
  { name: "nothing", path: "/wp-login.php", begin: "", end: "" },
  { name: "PHP in an endless loop", path: "/boucle.php", begin: page("boucle.php", "while (true);"), end: "" },
  {
    name: "disk full, and filled again",
    path: "/plein.php",
    begin: `${page("plein.php", 'file_put_contents(__DIR__ . "/plein", str_repeat(random_bytes(1024), 65536)); unlink(__DIR__ . "/plein");')}
      btrfs qgroup limit $(($(btrfs qgroup show --raw -f /srv/members/${runaway.login} | tail -n 1 | tr -s ' ' | cut -d' ' -f2) + 20000000)) /srv/members/${runaway.login}`,
    end: `btrfs qgroup limit ${60 * 1024 ** 3} /srv/members/${runaway.login}`,
  },
  {
    name: "database locked",
    path: "/",
    begin: `systemd-run -q --collect --unit=runaway mariadb ${database} -e 'LOCK TABLES wp_options WRITE, wp_posts WRITE; SELECT SLEEP(${seconds + 5})'`,
    end: "systemctl stop runaway 2>/dev/null",
  },
  {
    name: "queries without an end",
    path: "/requetes.php",
    begin: page(
      "requetes.php",
      `["user" => $u, "password" => $p, "database" => $d, "socket" => $s] = json_decode(file_get_contents("${tree}/private/database.json"), true); (new mysqli(null, $u, $p, $d, null, $s))->query("SELECT BENCHMARK(1000000000000, MD5(1))");`,
    ),
    end: `mariadb -e 'KILL USER \`${database}\`@localhost'`,
  },
];

const world = new World(path.join(import.meta.dirname, ".."));
const { host: server } = await world.server();
const rows: string[][] = [];
for (const one of cases.filter(({ name }) => name.includes(values.only))) {
  // What is asked for the first time is slow in any case.
  await visits({ server, pages, perSecond: 2, seconds: pages.length / 2 });
  const [own, others] = await during(one);
  const p = (all: readonly Visit[], share: number) =>
    percentile(
      all.map(({ ms }) => ms),
      share,
    ).toFixed(0);
  const load = (loadavg()[0] ?? 0).toFixed(0);
  const failed = failures(others).join(", ") || "none";
  rows.push([one.name, p(others, 0.5), p(others, 0.99), failed, answersOf(own), load]);
  process.stderr.write(`bench: ${rows.at(-1)?.join(" | ") ?? ""}\n`);
}
console.log(
  markdownTable(["what runs away", "others: p50 ms", "p99 ms", "failed", "its own visitors' answers", "load"], rows),
);

function answersOf(all: readonly Visit[]): string {
  const answers = Map.groupBy(all, ({ status, error }) => error ?? String(status));
  return [...answers].map(([answer, list]) => `${answer} (${list.length} times)`).join(", ");
}

async function during({ begin, end, path: at }: Case): Promise<readonly [readonly Visit[], readonly Visit[]]> {
  await world.onServer(begin);
  try {
    return await Promise.all([
      visits({ server, pages: [{ host: runaway.host, path: at }], perSecond: 4, seconds }),
      visits({ server, pages, perSecond: Number(values.visits), seconds }),
    ]);
  } finally {
    await world.onServer(`
      ${end}
      rm -f ${tree}/wordpress/{boucle,plein,requetes}.php ${tree}/wordpress/plein
      systemctl restart konbit-php@${runaway.login}
      sleep 3`);
  }
}
