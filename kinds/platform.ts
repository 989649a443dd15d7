import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { platformFiles } from "./platform-files.ts";
import { observePlatform } from "./platform-observe.ts";
import { PlatformInputs, type PlatformState } from "./platform-state.ts";
import { arraysOf, installed, modesOf } from "./own-files.ts";
import { shipped, surveyFor } from "./shipped.ts";

const packages = [
  "apache2",
  "btrfs-progs",
  "mariadb-server",
  "php8.2-apcu",
  "php8.2-bcmath",
  "php8.2-cli",
  "php8.2-curl",
  "php8.2-fpm",
  "php8.2-gd",
  "php8.2-gmp",
  "php8.2-intl",
  "php8.2-mbstring",
  "php8.2-mysql",
  "php8.2-xml",
  "php8.2-zip",
  "procps",
];

const modulesOn = [
  "access_compat alias asis auth_basic authn_core authn_file authz_core authz_host authz_user autoindex deflate dir env",
  "expires filter headers mime mpm_event negotiation proxy proxy_fcgi reqtimeout rewrite setenvif",
].flatMap((line) => line.split(" "));

/** Each would show or run what is not for everybody: the server's state, programs, other homes. */
const modulesOff = "cgi cgid dav dav_fs include info mpm_prefork mpm_worker php8.2 status userdir".split(" ");

/** What all members' accounts and sites stand on. There is one for each server. */
export const platform: Kind<PlatformState, PlatformInputs> = {
  token: "konbit:index:Platform",
  inputs: PlatformInputs,
  identity: [],
  secrets: [],
  desired,
  id: () => "server",
  survey: surveyFor("platform-survey.sh", desired({ disks: ["/dev/none", "/dev/none"] })),
  observe: (survey, _id, expected) => observePlatform(survey, expected),
  ensure: (states) => lines([library, ...states.map(ensureOne), new Script("finish")]),
  // Members stand on it, and it holds nothing of its own: it is left running.
  retire: () => lines([library, sh`item server true`, new Script("finish")]),
};

function desired(inputs: PlatformInputs): PlatformState {
  const { disks, label = "konbit" } = inputs;
  const files = platformFiles(inputs);
  return {
    release: "Debian 12",
    volume: {
      ...(disks === undefined ? {} : { disks, label, profile: "RAID1" }),
      fileSystem: "btrfs",
      quotas: "on",
    },
    packages: installed(packages),
    files,
    modes: {
      ...modesOf(files),
      "/etc/konbit": "root:root 755",
      "/etc/konbit/door.key": "root:root 600",
      "/etc/konbit/php": "root:root 755",
      "/etc/konbit/apache": "root:root 755",
      "/run/konbit-php/by-login": "root:root 700",
      "/run/konbit-php/doors": "root:root 711",
      "/srv/members": "root:root 711",
      "/srv/quarantine": "root:root 700",
      "/var/log/konbit": "root:root 711",
    },
    apacheModules: { ...all(modulesOn, "on"), ...all(modulesOff, "off") },
    services: {
      apache2: "running, at boot",
      mariadb: "running, at boot",
      // The distribution's pool runs as www-data, which may read every member's public files.
      "php8.2-fpm": "masked",
    },
    kernel: { processes: "hidden", "fs.protected_symlinks": "1", "fs.protected_hardlinks": "1" },
    database: { anonymousUsers: "none", loadLocalFiles: "OFF", nameResolution: "OFF", address: "127.0.0.1" },
  };
}

function all(names: readonly string[], value: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function ensureOne({ volume, packages: wanted, files, apacheModules }: PlatformState): Script {
  const modules = (state: string) => Object.keys(apacheModules).filter((name) => apacheModules[name] === state);
  const found = volume["disks"];
  const disks: readonly string[] = typeof found === "object" ? found : [];
  return lines([
    sh`packages=(${Object.keys(wanted)})`,
    sh`modules_on=(${modules("on")}) modules_off=(${modules("off")})`,
    sh`disks=(${disks}) label=${String(volume["label"] ?? "")}`,
    arraysOf(files),
    sh`item server platform_ensure`,
  ]);
}

const library = new Script(
  ["lib.sh", "own-files.sh", "packages.sh", "apache.sh", "volume.sh", "platform.sh"].map(shipped).join(""),
);
