import { finding } from "../messages/index.ts";
import type { AcrossFinding, Entry } from "./entry.ts";

/** When the server is down, so is the mail of whoever should hear of it. */
export function hostedContacts(entries: readonly Entry[]): readonly AcrossFinding[] {
  const hosted = new Set<string>(
    entries.flatMap(({ member }) => member.domains.flatMap(({ name, mail }) => (mail === "none" ? [] : [name]))),
  );
  return entries.flatMap((entry): AcrossFinding[] => {
    const { email } = entry.member.contact;
    const domain = email.slice(email.lastIndexOf("@") + 1);
    if (!hosted.has(domain)) return [];
    return [{ entry, path: ["contact", "email"], finding: { ...finding("K0711", { email }), severity: "warning" } }];
  });
}
