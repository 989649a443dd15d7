import type { Json } from "./kind.ts";

/** What server/mail/write.sh takes: JSON without an apostrophe, so that it stands as it is between those of SQL. */
export function wantedText(
  { member, domain }: { readonly member: string; readonly domain: string },
  wanted: Json,
): string {
  const id = `${member}/${domain}`;
  return JSON.stringify({ id, member, domain, wanted }).replaceAll("'", String.raw`\u0027`);
}
