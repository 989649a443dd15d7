import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { nextSelector } from "./mail-domain-state.ts";
import { domainId } from "./names.ts";
import { shipped } from "./shipped.ts";
import { confOf, fileOf, observeZone } from "./zone-observe.ts";
import { keysPublished, recordFacts, ZoneInputs, type ZoneState } from "./zone-state.ts";

const keysQuery = shipped("dns/dkim.sql");

/** A domain's zone, signed. */
export const zone: Kind<ZoneState, ZoneInputs> = {
  token: "konbit:index:Zone",
  inputs: ZoneInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired,
  id: domainId,
  survey: new Script(shipped("dns/zone-survey.sh").replace("@DKIM@", () => keysQuery)),
  observe: observeZone,
  ensure: (states) => batch("zones_ensure", states),
  retire: (states) => batch("zones_retire", states),
};

function desired({ member, domain, records, hasMail, dkimSelector }: ZoneInputs): ZoneState {
  return {
    member,
    domain,
    records: recordFacts(domain, records),
    declared: "as written",
    file: "as served",
    mode: "root:knot 640",
    signed: "ecdsap256sha256",
    ...(hasMail ? { dkim: keysPublished(dkimSelector === undefined ? undefined : nextSelector(dkimSelector)) } : {}),
  };
}

function batch(work: string, states: readonly ZoneState[]): Script {
  return lines([library, ...states.map(call), new Script(work), new Script("finish")]);
}

function call(state: ZoneState): Script {
  const { member, domain, records, dkim } = state;
  return sh`zone ${domainId(state)} ${[member, domain, confOf(member, domain), fileOf(domain, records), dkim === undefined ? "no" : "yes"]}`;
}

const library = lines([
  ...["lib.sh", "quarantine.sh", "dns/zone.sh"].map((name) => new Script(shipped(name))),
  sh`dkim_sql=${keysQuery}`,
]);
