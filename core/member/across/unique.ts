import type { Finding } from "../../problem.ts";
import { finding } from "../messages/index.ts";
import { listSuffixes } from "../reserved.ts";
import * as claims from "./claims.ts";
import type { Path } from "../member.ts";
import { inRank, type AcrossFinding, type Entry } from "./entry.ts";

interface Sort {
  readonly of: claims.Claims;
  readonly refuse: (value: string, other: string) => Finding;
}

const sorts: readonly Sort[] = [
  { of: claims.ids, refuse: (id, other) => finding("K0706", { id, other }) },
  { of: claims.logins, refuse: (login, other) => finding("K0705", { login, other }) },
  { of: claims.domains, refuse: (domain, other) => finding("K0701", { domain, other }) },
  { of: claims.addresses, refuse: (address, other) => finding("K0703", { address, other }) },
  { of: claims.hosts, refuse: (host, other) => finding("K0704", { host, other }) },
  { of: claims.webNames, refuse: (value) => finding("K0712", { name: value.slice(value.indexOf("/") + 1) }) },
  { of: claims.cloudUsers, refuse: (user, other) => finding("K0707", { user, other }) },
];

/** One owner for each id, login, domain, address, host and cloud user; who was there first keeps it. */
export function unique(entries: readonly Entry[]): readonly AcrossFinding[] {
  const ranked = inRank(entries);
  return sorts.flatMap(({ of, refuse }) => {
    const owners = new Map<string, { readonly entry: Entry; readonly path: Path }>();
    return ranked.flatMap((entry) =>
      of(entry.member).flatMap(({ value, path }): AcrossFinding[] => {
        const other = owners.get(value);
        if (other === undefined) {
          owners.set(value, { entry, path });
          return [];
        }
        const what = refuse(value, other.entry.file);
        if (entry !== other.entry || !saysTheSame(entry, path, other.path)) return [claimed(entry, path, what)];
        return [{ entry, path: path.slice(0, -1), finding: { ...what, isRemovable: true } }];
      }),
    );
  });
}

/** A domain below another member's would let one answer in the other's name. */
export function nestedDomains(entries: readonly Entry[]): readonly AcrossFinding[] {
  const ranked = inRank(entries);
  const owners = new Map(
    ranked.toReversed().flatMap((entry) => claims.domains(entry.member).map(({ value }) => [value, entry])),
  );
  const rank = new Map(ranked.map((entry, index) => [entry, index]));
  return ranked.flatMap((entry) =>
    claims.domains(entry.member).flatMap(({ value, path }): AcrossFinding[] => {
      const parent = parents(value).find((candidate) => owners.has(candidate));
      const other = parent === undefined ? undefined : owners.get(parent);
      if (parent === undefined || other === undefined || other === entry) return [];
      const isLater = (rank.get(entry) ?? 0) > (rank.get(other) ?? 0);
      if (isLater)
        return [{ entry, path, finding: finding("K0702", { domain: value, near: parent, other: other.file }) }];
      const theirs = claims.domains(other.member).find((claim) => claim.value === parent)?.path ?? ["domains"];
      return [
        { entry: other, path: theirs, finding: finding("K0702", { domain: parent, near: value, other: entry.file }) },
      ];
    }),
  );
}

function parents(domain: string): readonly string[] {
  const labels = domain.split(".");
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join("."));
}

/** Beside each list stand Mailman's own addresses; a box or alias of that name would never get its mail. */
export function listSubAddresses(entries: readonly Entry[]): readonly AcrossFinding[] {
  const reserved = new Map<string, string>(
    entries.flatMap(({ member }) =>
      member.lists.flatMap(({ address }) => {
        const [local = "", domain = ""] = address.split("@");
        return listSuffixes.map((suffix) => [`${local}-${suffix}@${domain}`, address] as [string, string]);
      }),
    ),
  );
  if (reserved.size === 0) return [];
  return entries.flatMap((entry) =>
    claims.addresses(entry.member).flatMap(({ value, path }): AcrossFinding[] => {
      const list = reserved.get(value);
      return list === undefined ? [] : [claimed(entry, path, finding("K0710", { address: value, list }))];
    }),
  );
}

/** `[info, awa, info]`: a second item like the first adds nothing, so it can go. */
function saysTheSame({ member }: Entry, path: Path, other: Path): boolean {
  const [list] = path;
  if (path.length !== 3 || list !== other[0] || (list !== "domains" && list !== "mailboxes" && list !== "lists"))
    return false;
  return JSON.stringify(member[list][Number(path[1])]) === JSON.stringify(member[list][Number(other[1])]);
}

/** An alias's name is a key; all other names are values. */
function claimed(entry: Entry, path: Path, what: Finding): AcrossFinding {
  return { entry, path, finding: path[0] === "aliases" ? { ...what, atKey: true } : what };
}
