import { relative } from "../../core/dns/zone-text.ts";
import { lines, Script, sh } from "../../remote/sh.ts";
import type { Kind } from "../kind.ts";
import { domainId } from "../names.ts";
import { shipped } from "../shipped.ts";
import { ZoneInputs } from "../zone-state.ts";
import { batch } from "./driver.ts";
import { alterncSurvey, dkim, facts } from "./survey.ts";
import { observeZone } from "./zone-observe.ts";
import { asItSigns, comparable, exchangeOf, keyOf, linesOf, type ZoneState } from "./zone-state.ts";

/**
 * A domain's zone, which AlternC's bind serves. What is declared and AlternC does not say itself stands in a part of konbit's own, below
 * AlternC's mark. What somebody else says there is left to them, but for where mail goes.
 */
export const zone: Kind<ZoneState, ZoneInputs> = {
  token: "konbit:index:Zone",
  inputs: ZoneInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired,
  id: domainId,
  survey: alterncSurvey,
  observe: observeZone,
  ensure: (states) => work("ensure", states),
  retire: (states) => work("retire", states),
};

function desired({ member, domain, records }: ZoneInputs): ZoneState {
  const own = records.filter(({ type }) => type !== "SOA" && type !== "NS");
  const byKey = Map.groupBy(own, (record) => keyOf(relative(record.name, domain), record));
  const facts = Object.fromEntries([...byKey].map(([key, values]) => [key, values.map(comparable).sort()]));
  return {
    member,
    domain,
    served: "yes",
    nameServers: records.flatMap(({ type, value }) => (type === "NS" ? [value] : [])).sort(),
    records: facts,
    file: "as written",
    ...(["", "."].includes(exchangeOf(facts)) ? {} : { dkim: asItSigns }),
  };
}

function work(op: "ensure" | "retire", states: readonly ZoneState[]): Script {
  const things = states.map((state) => {
    const { member, domain, records } = state;
    return { id: domainId(state), member, domain, exchange: exchangeOf(records) };
  });
  const calls = states.map((state) => {
    const { domain, nameServers, records, dkim: key } = state;
    const signs = key === undefined ? "no" : "yes";
    return sh`zone ${domainId(state)} ${[domain, nameServers.join(" "), signs, linesOf(domain, records).join("\n")]}`;
  });
  return batch(op, "zone", things, ["update_domains.php"], {
    first: [library, ...calls, ...(op === "retire" ? [new Script("zones_held")] : [])],
    then: op === "ensure" ? [new Script("zones_written")] : [],
  });
}

const library = lines([facts, dkim, new Script(shipped("alternc/zone.sh"))]);
