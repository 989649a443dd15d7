import { beforeAll, describe, expect, test } from "vitest";
import { fewOrAll } from "../thorough.ts";
import { killAnUp } from "./kill-an-up.ts";
import { folder, world } from "./this-world.ts";

/** Points for each of engine and connection, half as many for konbit itself, spread over an `up`. */
const points = fewOrAll(2, 10);

const member = (number: number) => `id: m-${String(100 + number).padStart(4, "0")}
name: Membre ${number}
status: active
login: membre${number}
contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }
domains:
  - { name: membre${number}.example, dns: external, mail: none }
sites:
  - { name: www, app: php, database: true }
  - { name: pages, app: static }
`;

/** What konbit made for one member, with the member's own names and random parts taken out. */
const made = (number: number) => `
cd /
{ find srv/members/membre${number} etc/konbit etc/systemd/system -not -type l \\( -path '*membre${number}/*' -o -name '*membre${number}*' \\) -printf '%p %y %u:%g %m\\n'
  getent passwd membre${number} | cut -d: -f1,5-7
  systemctl is-active konbit-php@membre${number}
  btrfs qgroup show -r --raw /srv | awk '$5 ~ /membre${number}$/ {print $4}'
  mariadb --skip-column-names -e "SHOW GRANTS FOR membre${number}_www@localhost" | sed "s/IDENTIFIED.*//"
} 2>&1 | sed 's/membre${number}/MEMBRE/g; s/Membre ${number}/Membre/; s/m-0*1\\?[0-9]*${number}/ID/g; s/gen-[0-9]*/GEN/g' | sort`;

describe.skipIf(folder === "")("an up that is killed", () => {
  let undisturbed = "";

  beforeAll(async () => {
    await world.restore("converged");
    await world.writeMember("membre-0", member(0));
    const up = await world.konbit("up", "--yes");
    expect(up.exitCode, up.stderr).toBe(0);
    undisturbed = await world.onServer(made(0));
    expect(undisturbed).toContain("active");
  });

  const whats = ["engine", "connection", "konbit", "engine", "connection"] as const;
  const kills = Array.from({ length: Math.ceil(2.5 * points) }, (_, index) => ({
    number: index + 1,
    what: whats[index % whats.length] ?? "engine",
    // from the moment the program starts to after the last write
    afterMs: 400 + Math.ceil((index * 1600) / points) + Math.floor(Math.random() * 200),
  }));

  test.each(kills)(
    "$what, after $afterMs ms: the next up completes with the same result",
    async ({ number, what, afterMs }) => {
      await world.writeMember(`membre-${number}`, member(number));
      await killAnUp(what, afterMs);

      const next = await world.konbit("up", "--yes");
      expect(next.exitCode, next.stderr).toBe(0);
      expect(await world.onServer(made(number))).toBe(undisturbed);
    },
  );

  test("after all of them nothing is left to change", async () => {
    expect((await world.konbit("preview")).stdout).toContain("Nothing changes.");
  });
});
