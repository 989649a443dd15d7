import { aliasLoops } from "./alias-loops.ts";
import type { AcrossFinding, Entry } from "./entry.ts";
import { hostedContacts } from "./hosted-contact.ts";
import { invitations } from "./invitations.ts";
import { listSubAddresses, nestedDomains, unique } from "./unique.ts";

/** Every rule between the files. Adding one is a line here. */
export const acrossRules: readonly ((entries: readonly Entry[]) => readonly AcrossFinding[])[] = [
  unique,
  nestedDomains,
  listSubAddresses,
  aliasLoops,
  hostedContacts,
  invitations,
];
