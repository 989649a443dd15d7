import { aliasName, localName } from "../member/names.ts";
import type { AlterncAccount, AlterncAddress, AlterncDomain } from "./alternc-state.ts";

/** Domains that are not on their way out. */
export function stayingDomains({ domains }: AlterncAccount): readonly AlterncDomain[] {
  return domains.filter(({ isLeaving }) => !isLeaving);
}

/** The domain to which names without `@` belong: the first with mail. */
export function homeOf(account: AlterncAccount): AlterncDomain | undefined {
  return stayingDomains(account).find(({ hasMail }) => hasMail);
}

/** Whether a member file can say it: a box, an alias or the home domain's catch-all, under a name that it may have. */
export function isCarried(address: AlterncAddress, domain: AlterncDomain, account: AlterncAccount): boolean {
  const { local, type, isBox, isOpen, isLeaving, recipients } = address;
  if (isLeaving || !domain.hasMail) return false;
  if (type === "catchall") return recipients.length > 0 && domain === homeOf(account);
  if (type !== "" || isOfItself(address, account)) return false;
  if (isBox) return "value" in localName(local);
  return isOpen && recipients.length > 0 && "value" in aliasName(local);
}

/** AlternC makes a postmaster for every domain, who leads to the account (`login@` the server); konbit has one of its own accord. */
export function isOfItself({ local, isBox, recipients }: AlterncAddress, { email, login }: AlterncAccount): boolean {
  const isReserved = local === "postmaster" || local === "abuse";
  return isReserved && !isBox && recipients.every((to) => to === email || to.startsWith(`${login}@`));
}
