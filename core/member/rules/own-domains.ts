import type { Host } from "../brands.ts";
import { finding } from "../messages/index.ts";
import type { Finding } from "../../problem.ts";
import type { MemberDomain, Path } from "../member.ts";
import { at, type PathFinding } from "../path-finding.ts";
import { isReservedHost } from "../reserved.ts";
import { suggest } from "../suggest.ts";
import { yamlText } from "../yaml-text.ts";
import type { MemberRule } from "./rule.ts";

/** Boxes, aliases and lists lie on a domain of the member's own that has mail. */
export const mailOnOwnDomain: MemberRule = {
  needs: ["domains"],
  check({ member, written }) {
    const { domains } = member;
    const mailable = domains.filter((domain) => domain.mail !== "none");
    const names = [
      ...written.mailboxes.map((box, index) => [["mailboxes", index, "name"], box.name] as const),
      ...written.mailboxes.flatMap(({ formerly }, index) =>
        formerly === undefined ? [] : [[["mailboxes", index, "formerly"], formerly] as const],
      ),
      ...written.lists.map((list, index) => [["lists", index, "name"], list.name] as const),
      ...Object.keys(written.aliases).map((name) => [["aliases", name], name] as const),
    ];
    return names.flatMap(([path, name]): PathFinding[] => {
      const what = judge(name);
      return what ? [at(path, path[0] === "aliases" ? { ...what, atKey: true } : what)] : [];
    });

    function judge(name: string) {
      const [local = "", domain] = name.split("@");
      if (domain === undefined) return mailable.length > 0 ? undefined : finding("K0503", { name });
      const own = domains.find((candidate) => candidate.name === domain);
      if (own) return own.mail === "none" ? finding("K0502", { domain }) : undefined;
      const { right } = didYouMean(domain, mailable);
      if (right === undefined) return finding("K0501", { domain });
      return { ...finding("K0501", { domain, right }), replacement: yamlText(`${local}@${right}`) };
    }
  },
};

/** Sites and wikis answer under the member's own domains. */
export const hostsOnOwnDomain: MemberRule = {
  needs: ["domains"],
  check({ member, written }) {
    const { domains } = member;
    const hosts: (readonly [Path, Host | undefined])[] = [
      ...written.wikis.map((wiki, index) => [["wikis", index, "host"], wiki.host] as const),
      ...written.sites.map((site, index) => [["sites", index, "host"], site.host] as const),
      ...written.sites.flatMap((site, index) =>
        site.aliases.map((host, position) => [["sites", index, "aliases", position], host] as const),
      ),
    ];
    const homeless = domains.length > 0 ? [] : withoutHost(written);
    return [...homeless, ...hosts.flatMap(([path, host]) => (host === undefined ? [] : judge(path, host)))];

    function judge(path: Path, host: Host): PathFinding[] {
      const own = domains.find(({ name }) => (host as string) === name || host.endsWith(`.${name}`));
      if (!own) return [at(path, elsewhere(host))];
      const label = host.slice(0, -own.name.length - 1);
      return isReservedHost(label) ? [at(path, finding("K0317", { value: label }))] : [];
    }

    function elsewhere(host: Host): Finding {
      const labels = host.split(".");
      // `carte.racine-comune.example`: the end of it is a slip of a domain, what stands before is what it is.
      for (const { name } of domains) {
        const at = labels.length - name.split(".").length;
        const right = [...labels.slice(0, at), name].join(".");
        if (at < 0 || suggest(labels.slice(at).join("."), [name]) === undefined) continue;
        return { ...finding("K0504", { host, right }), replacement: yamlText(right) };
      }
      return finding("K0504", { host });
    }
  },
};

function withoutHost(written: Parameters<MemberRule["check"]>[0]["written"]): PathFinding[] {
  const bare = (key: "sites" | "wikis") =>
    written[key].flatMap((item, index) =>
      item.host === undefined ? [at([key, index, "name"], finding("K0506", { name: item.name }))] : [],
    );
  return [...bare("wikis"), ...bare("sites")];
}

function didYouMean(domain: string, domains: readonly MemberDomain[]): { right?: string } {
  const right = suggest(
    domain,
    domains.map(({ name }) => name),
  );
  return right === undefined ? {} : { right };
}
