import * as z from "zod";
import type { Kind } from "../kind.ts";
import { MailDomainInputs } from "../mail-domain-state.ts";
import { domainId } from "../names.ts";
import { batch, type Thing } from "./driver.ts";
import { alterncIn, alterncSurvey } from "./survey.ts";

/** AlternC can send nobody away for a while, has one key that signs, and counts no mail that is sent. */
const Inputs = MailDomainInputs.extend({ state: z.enum(["prepared", "live"]) });

type Inputs = z.output<typeof Inputs>;

// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type MailDomainState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  /** live: AlternC takes its mail; prepared: people log in and send, and its mail goes where its MX leads. */
  readonly state: string;
  /** Whether AlternC's own programs have done what was asked. */
  readonly applied: string;
};

/** A domain with mail. AlternC's own defaults for it (DKIM, SPF, autoconfiguration) are left to AlternC. */
export const mailDomain: Kind<MailDomainState, Inputs> = {
  token: "konbit:index:MailDomain",
  inputs: Inputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: ({ member, login, domain, state }) => ({ member, login, domain, state, applied: "yes" }),
  id: domainId,
  survey: alterncSurvey,
  observe,
  ensure: (states) => batch("ensure", "mailDomain", states.map(thing), ["update_domains.php"]),
  retire: (states) => batch("retire", "mailDomain", states.map(thing), ["update_domains.php"]),
};

function observe(survey: string, id: string): MailDomainState | undefined {
  const alternc = alterncIn(survey);
  const [member = "", name = ""] = id.split("/");
  const login = alternc.loginOf("MailDomain", id);
  const domain = login === undefined ? undefined : alternc.domain(login, name);
  if (login === undefined || domain === undefined) return undefined;
  return {
    member,
    login,
    domain: name,
    state: domain.hasMail ? "live" : "prepared",
    applied: domain.isLeaving ? "AlternC is deleting it" : domain.isDone ? "yes" : "waits for AlternC",
  };
}

function thing(state: MailDomainState): Thing {
  const { login, domain, state: wanted } = state;
  return { id: domainId(state), login, domain, state: wanted };
}
