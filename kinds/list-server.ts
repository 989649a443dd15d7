import { createHash } from "node:crypto";
import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { listServerFiles } from "./list-server-files.ts";
import { listServerSurvey, observeListServer } from "./list-server-observe.ts";
import { ListServerInputs, type ListServerState } from "./list-server-state.ts";
import { shipped } from "./shipped.ts";

const packages = ["dbconfig-no-thanks", "mailman3", "publicsuffix", "python3-pymysql"];

/**
 * MariaDB, not SQLite: a dozen programs of Mailman write at once, the server has it, and it is backed up with the rest.
 */
const databases = ["konbit_lists"];

/** The program's own user, by the socket alone; as MariaDB writes it, sorted. */
const access = [
  ...databases.map((name) => `GRANT ALL PRIVILEGES ON \`${name}\`.* TO \`list\`@\`localhost\`;`),
  "GRANT USAGE ON *.* TO `list`@`localhost` IDENTIFIED VIA unix_socket;",
].join("");

const services = ["mailman3"];

/** What all members' mailing lists stand on: programs, databases, a secret. There is one for each server, after its mail server. */
export const listServer: Kind<ListServerState, ListServerInputs> = {
  token: "konbit:index:ListServer",
  inputs: ListServerInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: listServerSurvey(desired({ host: "listes.konbit.example", from: "postmaster@mail.konbit.example" })),
  observe: observeListServer,
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  // Members' lists stand on it, and it holds all of them: it is left running.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

function desired(inputs: ListServerInputs): ListServerState {
  const files = Object.entries(listServerFiles(inputs));
  return {
    ...inputs,
    packages: Object.fromEntries(packages.map((name) => [name, "installed"])),
    files: Object.fromEntries(files.map(([path, text]) => [path, createHash("sha256").update(text).digest("hex")])),
    modes: {
      ...Object.fromEntries(files.map(([path]) => [path, "root:root 644"])),
      "/etc/mailman3/konbit-secret.cfg": "root:list 640",
      "/var/lib/mailman3": "list:list 750",
      "/var/log/mailman3": "list:list 750",
    },
    databases: Object.fromEntries(databases.map((name) => [name, "utf8mb4"])),
    access,
    secrets: { management: "made" },
    services: Object.fromEntries(services.map((name) => [name, "running, at boot"])),
  };
}

function ensureOne({ host, from, packages: wanted, access: grants }: ListServerState): Script {
  const files = listServerFiles({ host, from });
  return lines([
    sh`packages=(${Object.keys(wanted)}) databases=(${databases}) access=${grants}`,
    sh`paths=(${Object.keys(files)}) texts=(${Object.values(files)})`,
    sh`item server list_server_ensure`,
  ]);
}

const library = new Script(["lib.sh", "packages.sh", "lists/server.sh"].map(shipped).join(""));
