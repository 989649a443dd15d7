import { AliasesInputs, sortedAliases, type AliasesState } from "../aliases-state.ts";
import type { Kind } from "../kind.ts";
import { domainId } from "../names.ts";
import { batch, type Thing } from "./driver.ts";
import { alterncIn, alterncSurvey } from "./survey.ts";

/** All aliases of a domain that member files declare, its catch-all among them; those made in AlternC's panel stay. */
export const aliases: Kind<AliasesState, AliasesInputs> = {
  token: "konbit:index:Aliases",
  inputs: AliasesInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: (inputs) => ({ ...inputs, aliases: sortedAliases(Object.entries(inputs.aliases)) }),
  id: domainId,
  survey: alterncSurvey,
  observe,
  ensure: (states) => batch("ensure", "aliases", states.map(thing), []),
  retire: (states) => batch("retire", "aliases", states.map(thing), []),
};

function observe(survey: string, id: string, expected?: AliasesState): AliasesState | undefined {
  const alternc = alterncIn(survey);
  const [member = "", domain = ""] = id.split("/");
  const declared = alternc.declared("Aliases", id);
  const login = expected?.login ?? alternc.loginOf("Account", member);
  if (login === undefined || declared.size === 0) return undefined;
  const targets = (alternc.domain(login, domain)?.addresses ?? []).flatMap(({ local, type, recipients, isOpen }) => {
    const name = local === "" && type === "catchall" ? "*" : local;
    return declared.has(name) && isOpen ? [[name, recipients] as const] : [];
  });
  return { member, login, domain, aliases: sortedAliases(targets) };
}

function thing(state: AliasesState): Thing {
  return { id: domainId(state), login: state.login, domain: state.domain, aliases: { ...state.aliases } };
}
