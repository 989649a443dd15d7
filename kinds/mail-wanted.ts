import type { Json } from "./kind.ts";
import { domainId } from "./names.ts";

/** What server/mail/write.sh takes: JSON without an apostrophe, so that it stands as it is between those of SQL. */
export function wantedText(
  { member, domain }: { readonly member: string; readonly domain: string },
  wanted: Json,
): string {
  return JSON.stringify({ id: domainId({ member, domain }), member, domain, wanted }).replaceAll(
    "'",
    String.raw`\u0027`,
  );
}
