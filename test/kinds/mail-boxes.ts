import { type Script, sh } from "../../remote/sh.ts";
import { password } from "./post.ts";
import type { Server } from "./server.ts";

/** Boxes and aliases as rows: these tests are about what the programs do with them, not about how they come there. */
const rows = `
  INSERT INTO mailbox (address, domain, local, quota, state) SELECT value ->> 0 || '@' || (value ->> 1), value ->> 1, value ->> 0, value ->> 2, value ->> 3
    FROM json_each('[
      ["awa", "racine.example", 104857600, "active"], ["info", "racine.example", 104857600, "active"],
      ["petit", "racine.example", 200000, "active"], ["tiede", "racine.example", 200000, "active"],
      ["ancien", "racine.example", 104857600, "suspended"], ["sorti", "racine.example", 104857600, "closed"],
      ["pierre", "sillon.example", 104857600, "active"]]');
  INSERT INTO alias (address, domain, target) VALUES
    ('contact@racine.example', 'racine.example', 'info@racine.example'),
    ('equipe@racine.example', 'racine.example', 'contact@racine.example'), ('equipe@racine.example', 'racine.example', 'petit@racine.example'),
    ('dehors@racine.example', 'racine.example', 'noe@ailleurs.example'),
    ('@sillon.example', 'sillon.example', 'pierre@sillon.example');
  UPDATE mailbox SET lang = 'en' WHERE local = 'tiede'`;

/** Runs SQL on what is declared. */
export const declare = (sql: string): Script =>
  sh`sqlite3 -bail -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db ${sql}`;

/** The boxes of two members, each with the same password. */
export async function fillBoxes(server: Server): Promise<void> {
  await server.run(declare(rows));
  await server.run(sh`
    hash=$(printf '%s\n%s\n' ${password} ${password} | doveadm pw -s ARGON2ID)
    sqlite3 /var/lib/konbit/mail/mail.db 'SELECT address FROM mailbox' |
      while read -r address; do echo "INSERT INTO password VALUES ('$address', '$hash', '2026-11-26');"; done |
      setpriv --reuid konbit-link --regid dovecot --clear-groups sqlite3 -bail /var/lib/konbit/mail-passwords/passwords.db`);
}

/** Waits until nothing is on its way any more. @throws Error with what is still there. */
export async function settled(server: Server): Promise<void> {
  await server.run(sh`
    for try in $(seq 120); do
      left=$(postqueue -j) && [ -z "$left" ] && exit 0
      [ $((try % 20)) != 0 ] || postqueue -f
      sleep 0.25
    done
    echo "$left"
    exit 1`);
}
