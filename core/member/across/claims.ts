import type { Path, Tenant } from "../member.ts";

/** Something of which the konbit has one, and the place in a file that asks for it. */
export interface Claim {
  readonly value: string;
  readonly path: Path;
}

/** What a member claims of one sort. */
export type Claims = (member: Tenant & { readonly id?: string }) => readonly Claim[];

export const ids: Claims = ({ id }) => (id === undefined ? [] : [{ value: id, path: ["id"] }]);

export const logins: Claims = ({ login }) => [{ value: login, path: ["login"] }];

export const domains: Claims = (member) =>
  member.domains.map(({ name }, index) => ({ value: name, path: ["domains", index, "name"] }));

export const addresses: Claims = (member) => [
  ...member.mailboxes.map(({ address }, index) => ({ value: address, path: ["mailboxes", index, "name"] })),
  ...member.aliases.map(({ name, address }) => ({ value: address, path: ["aliases", name] })),
  ...member.lists.map(({ address }, index) => ({ value: address, path: ["lists", index, "name"] })),
];

/** A domain that only redirects answers itself, so nobody else may under that name. */
export const hosts: Claims = (member) => [
  ...member.domains.flatMap(({ name, redirectTo }, index) =>
    redirectTo === undefined ? [] : [{ value: name, path: ["domains", index, "redirectTo"] }],
  ),
  ...member.wikis.map(({ host }, index) => ({ value: host, path: ["wikis", index, "name"] })),
  ...member.sites.flatMap(({ host, aliases }, index) => [
    { value: host, path: ["sites", index, "name"] },
    ...aliases.map((alias, position) => ({ value: alias, path: ["sites", index, "aliases", position] })),
  ]),
];

/** Sites and wikis of one member are told apart on the server by their names. Two that have the host in common, too, are told so. */
export const webNames: Claims = (member) => {
  const all = (["wikis", "sites"] as const).flatMap((key) =>
    member[key].map(({ name, host }, index) => ({ name, host, path: [key, index, "name"] })),
  );
  return all
    .filter(({ name, host }, index) => !all.slice(0, index).some((one) => one.name === name && one.host === host))
    .map(({ name, path }) => ({ value: `${member.slug}/${name}`, path }));
};

export const cloudUsers: Claims = ({ files }) =>
  files?.users.map(({ name }, index) => ({ value: name, path: ["files", "users", index, "name"] })) ?? [];
