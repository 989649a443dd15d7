import type { Text } from "../text.ts";
import type { AlterncAccount, AlterncAddress, AlterncDomain } from "./alternc-state.ts";
import { isCarried, isOfItself } from "./carried.ts";

/** What AlternC has of a member and the member's file does not say, a sentence for each: nothing is passed over in silence. */
export function leftOut(account: AlterncAccount): readonly Text[] {
  return account.domains.flatMap((domain): readonly Text[] => {
    if (domain.isLeaving) return [leaving(`domaine ${domain.name}`, `domain ${domain.name}`)];
    const addresses = domain.addresses.flatMap((address) => ofAddress(address, domain, account));
    const sites = domain.hosts.filter(({ type }) => type === "vhost" || type.startsWith("php"));
    return [...addresses, ...sites.map(({ label }) => site(label === "" ? domain.name : `${label}.${domain.name}`))];
  });
}

function ofAddress(address: AlterncAddress, domain: AlterncDomain, account: AlterncAccount): readonly Text[] {
  const { local, type, isBox, isLeaving, quota, recipients } = address;
  const shown = `${local === "" ? "*" : local}@${domain.name}`;
  if (isCarried(address, domain, account)) {
    return [
      ...(isBox && recipients.length > 0 ? [copies(shown, recipients)] : []),
      ...(isBox && quota === 0 ? [unlimited(shown)] : []),
    ];
  }
  if (isOfItself(address, account)) return [];
  if (isLeaving) return [leaving(shown, shown)];
  if (!domain.hasMail) return isBox ? [kept(shown)] : [];
  return [type === "" || type === "catchall" ? unsayable(shown) : ofModule(shown, type)];
}

function leaving(fr: string, en: string): Text {
  return {
    fr: `${fr} : AlternC est en train de l'effacer ; il n'est pas repris`,
    en: `${en}: AlternC is deleting it; it is not taken over`,
  };
}

function ofModule(address: string, type: string): Text {
  return {
    fr: `${address} : appartient au module « ${type} » (liste) ; à écrire à la main sous « lists »`,
    en: `${address}: belongs to the module “${type}” (a list); to be written under “lists” by hand`,
  };
}

function unsayable(address: string): Text {
  return {
    fr: `${address} : ne mène nulle part, est fermé, ou porte un nom qu'un fichier de membre n'accepte pas ; il n'est pas repris`,
    en: `${address}: leads nowhere, is closed, or has a name that a member file does not take; it is not taken over`,
  };
}

function copies(address: string, recipients: readonly string[]): Text {
  const to = recipients.join(", ");
  return {
    fr: `boîte courriel ${address} : une copie part aussi vers ${to} ; cela se règle désormais dans le webmail (filtres), pas dans le fichier`,
    en: `mailbox ${address}: a copy also goes to ${to}; that is now set in the webmail (filters), not in the file`,
  };
}

function unlimited(address: string): Text {
  return {
    fr: `boîte courriel ${address} : sans limite de taille chez AlternC ; elle aura celle du plan`,
    en: `mailbox ${address}: without a limit of size in AlternC; it will have the plan's`,
  };
}

function kept(address: string): Text {
  return {
    fr: `boîte courriel ${address} : le courriel de ce domaine n'est plus ici ; ses messages restent où ils sont, chez AlternC`,
    en: `mailbox ${address}: this domain's mail is no longer here; its messages stay where they are, in AlternC`,
  };
}

function site(host: string): Text {
  return {
    fr: `site ${host} : reste chez AlternC ; il se reprend à la main sous « sites »`,
    en: `site ${host}: stays with AlternC; it is taken over by hand under “sites”`,
  };
}
