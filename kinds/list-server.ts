import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { listServerFiles } from "./list-server-files.ts";
import { observeListServer } from "./list-server-observe.ts";
import { ListServerInputs, type ListServerState } from "./list-server-state.ts";
import { arraysOf, digestsOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";

const packages = (
  "dbconfig-no-thanks mailman3 publicsuffix python3-pymysql " +
  "python3-django-hyperkitty python3-django-postorius python3-mailman-hyperkitty python3-mysqldb python3-whoosh uwsgi-core uwsgi-plugin-python3"
).split(" ");

/**
 * MariaDB, not SQLite: a dozen programs of Mailman write at once, the server has it, and it is backed up with the rest.
 */
const databases = ["konbit_lists", "konbit_lists_web"];

/** The program's own user, by the socket alone; as MariaDB writes it, sorted. */
const access = [
  ...databases.toReversed().map((name) => `GRANT ALL PRIVILEGES ON \`${name}\`.* TO \`list\`@\`localhost\`;`),
  "GRANT USAGE ON *.* TO `list`@`localhost` IDENTIFIED VIA unix_socket;",
].join("");

const secrets = ["konbit-hyperkitty.cfg", "konbit-secret.cfg", "konbit-web.cfg"];

const services = ["mailman3", "konbit-lists-web"];

/** What all members' mailing lists stand on: programs, databases, a secret. There is one for each server, after its mail server. */
export const listServer: Kind<ListServerState, ListServerInputs> = {
  token: "konbit:index:ListServer",
  inputs: ListServerInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("lists/server-survey.sh", desired({ host: "listes.konbit.example", from: "", admins: [] }), {
    UNITS: services.map((name) => `${name}.service`),
  }),
  observe: observeListServer,
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  // Members' lists stand on it, and it holds all of them: it is left running.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

function desired(inputs: ListServerInputs): ListServerState {
  const files = listServerFiles(inputs);
  return {
    ...inputs,
    admins: [...new Set(inputs.admins)].sort(),
    packages: installed(packages),
    files: digestsOf(files),
    modes: {
      ...modesOf(files),
      ...Object.fromEntries(secrets.map((name) => [`/etc/mailman3/${name}`, "root:list 640"])),
      [`/etc/konbit/tls/${inputs.host}/fullchain.pem`]: "root:root 644",
      [`/etc/konbit/tls/${inputs.host}/key.pem`]: "root:root 600",
      "/var/lib/konbit-lists": "list:www-data 750",
      "/var/lib/mailman3": "list:list 750",
      "/var/log/mailman3": "list:list 750",
    },
    databases: Object.fromEntries(databases.map((name) => [name, "utf8mb4"])),
    access,
    secrets: { archives: "made", management: "made", pages: "made" },
    services: Object.fromEntries(services.map((name) => [name, "running, at boot"])),
    page: { door: "open", ssl: "on", tables: "made" },
  };
}

function ensureOne({ host, from, admins, packages: wanted, access: grants }: ListServerState): Script {
  const files = listServerFiles({ host, from });
  return lines([
    sh`host=${host} admins=${JSON.stringify(admins)}`,
    sh`packages=(${Object.keys(wanted)}) databases=(${databases}) access=${grants}`,
    arraysOf(files),
    sh`item server list_server_ensure`,
  ]);
}

const library = new Script(
  ["lib.sh", "own-files.sh", "packages.sh", "quarantine.sh", "apache.sh", "mail/tls.sh", "lists/server.sh"]
    .map(shipped)
    .join(""),
);
