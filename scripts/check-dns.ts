import { Command } from "commander";
import type { DomainFacts } from "../core/dns/facts.ts";
import type { DomainPosture } from "../core/dns/posture.ts";
import { domainFacts } from "../core/plan/zones.ts";
import { postureJson, postureLines } from "../core/say/posture-text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { askDomains } from "./cli/dns/ask-domains.ts";
import { Asker } from "./cli/dns/ask.ts";
import { keysOnServer, type Keys } from "./cli/dns/keys.ts";
import { networkOfStack } from "./cli/dns/network.ts";
import { recordsJson, sayRecords } from "./cli/dns/say-records.ts";
import { loadMembers } from "./cli/load-members.ts";
import { stackOf } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly stack?: string;
  readonly resolver?: string;
  readonly records?: boolean;
  readonly server: boolean;
  readonly json?: boolean;
}

/** What the world sees of the members' domains, against what belongs there; or the records to publish. */
const checkDns: Verb = (ui, end) =>
  new Command("check-dns")
    .summary(
      ui.text({
        fr: "dit ce que le monde voit des domaines, et ce qu'il faut y changer",
        en: "say what the world sees of the domains, and what to change there",
      }),
    )
    .argument("[domain...]", ui.text({ fr: "ces domaines seulement", en: "these domains only" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option(
      "--resolver <address>",
      ui.text({
        fr: "demande à ce serveur, IP[:PORT] (sans elle : à ceux de cette machine)",
        en: "ask this server, IP[:PORT] (without it: those of this machine)",
      }),
    )
    .option(
      "--records",
      ui.text({
        fr: "montre les enregistrements à publier, pour un formulaire et en fichier de zone ; ne demande rien au DNS",
        en: "show the records to publish, for a form and as a zone file; asks nothing of DNS",
      }),
    )
    .option(
      "--no-server",
      ui.text({
        fr: "ne demande pas au serveur ses clés (DKIM, DNSSEC)",
        en: "do not ask the server for its keys (DKIM, DNSSEC)",
      }),
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async (names: readonly string[], options: Options) => {
      const stack = await stackOf(options.stack);
      const members = await loadMembers(ui, {
        ...(options.members === undefined ? {} : { members: options.members }),
        stack,
      });
      if (members.isRefused) {
        members.print();
        end(exitCode.refused);
        return;
      }
      const wanted = chosen(members.members.flatMap(domainFacts), names);
      const network = networkOfStack(stack, wanted);
      const hasKeys = wanted.some(({ dns, mail }) => dns === "managed" || mail !== "none");
      const keys: Keys = !hasKeys
        ? { dkim: new Map(), ds: new Map() }
        : options.server
          ? await keysOnServer(ui, stack)
          : { unknown: { fr: "« --no-server »", en: "“--no-server”" } };
      const world = { network, keys };
      if (options.records === true) {
        if (options.json === true) ui.json(recordsJson(wanted, world));
        else sayRecords(ui, wanted, world);
        return;
      }
      const { servers, postures } = await askDomains(wanted, {
        ...world,
        asker: askerOf(options.resolver, ui),
        signal: ui.signal,
      });
      if (options.json === true) ui.json({ resolvers: servers, domains: postures.map(postureJson) });
      else sayPostures(ui, postures, keys);
      if (postures.some(({ colour }) => colour === "red")) end(exitCode.refused);
    });

export default checkDns;

function chosen(all: readonly DomainFacts[], names: readonly string[]): readonly DomainFacts[] {
  if (names.length === 0) return all;
  return names.map((name) => {
    const asked = name.toLowerCase().normalize("NFC").replace(/\.$/, "");
    const found = all.find(({ domain, display }) => domain === asked || display === asked);
    if (found !== undefined) return found;
    const known = all.map(({ domain, display = domain }) => display).join(", ");
    throw new Failure(
      {
        fr: `aucun membre n'a le domaine ${name}. Ceux des fichiers : ${known}.`,
        en: `no member has the domain ${name}. Those of the files: ${known}.`,
      },
      exitCode.usage,
    );
  });
}

function askerOf(resolver: string | undefined, ui: Ui): Asker {
  try {
    return new Asker(resolver, ui.signal);
  } catch {
    throw new Failure(
      {
        fr: `« ${resolver ?? ""} » n'est pas l'adresse d'un serveur : --resolver 192.0.2.53 ou --resolver [2001:db8::53]:53`,
        en: `"${resolver ?? ""}" is no server's address: --resolver 192.0.2.53 or --resolver [2001:db8::53]:53`,
      },
      exitCode.usage,
    );
  }
}

function sayPostures(ui: Ui, postures: readonly DomainPosture[], keys: Keys): void {
  for (const posture of postures) for (const line of postureLines(posture, ui.lang)) ui.say(line);
  if ("unknown" in keys)
    ui.note({
      fr: `Les clés du serveur (DKIM, DNSSEC) ne sont pas connues : ${keys.unknown.fr}`,
      en: `The keys of the server (DKIM, DNSSEC) are not known: ${keys.unknown.en}`,
    });
}
