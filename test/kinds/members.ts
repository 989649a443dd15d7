import type { AccountInputs } from "../../kinds/account-state.ts";
import type { MailDomainInputs } from "../../kinds/mail-domain-state.ts";
import type { SiteInputs } from "../../kinds/site-state.ts";

/** Two fictional members and whatever others a test makes up. */
export function accountInputs(number: number, login: string): AccountInputs {
  return {
    member: memberId(number),
    login,
    name: `Coopérative ${login}`,
    quota: 67_108_864,
    memory: 268_435_456,
    cpuWeight: 100,
    tasks: 64,
  };
}

export function siteInputs(number: number, login: string, more: Partial<SiteInputs> = {}): SiteInputs {
  return {
    member: memberId(number),
    login,
    name: "www",
    host: `www.${login}.example`,
    aliases: [`${login}.example`],
    app: "php",
    php: "8.2",
    docroot: "",
    state: "active",
    databasePassword: `canary-${login}-0123456789`,
    ...more,
  };
}

export function domainInputs(number: number, login: string, more: Partial<MailDomainInputs> = {}): MailDomainInputs {
  return {
    member: memberId(number),
    login,
    domain: `${login}.example`,
    state: "live",
    rate: { perHour: 200, perDay: 1000, boxPerHour: 100, boxPerDay: 500 },
    ...more,
  };
}

export const memberId = (number: number): string => `m-${String(number).padStart(4, "0")}`;
