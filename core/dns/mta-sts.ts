/** How other servers are asked to send mail here (RFC 8461). */
export interface MtaSts {
  /** testing: they report what would have failed, and send all the same; enforce: what fails is not sent. */
  readonly mode: "testing" | "enforce";
  /** The one server that takes the mail, and has a certificate of this name that a stranger trusts. */
  readonly mailHost: string;
}

/** Seconds for which a policy is kept by whoever has read it: going back from `enforce` takes as long. */
const maxAge = { testing: 86_400, enforce: 604_800 };

/** What `https://mta-sts.<domain>/.well-known/mta-sts.txt` says. */
export function policyText({ mode, mailHost }: MtaSts): string {
  return `version: STSv1\nmode: ${mode}\nmx: ${mailHost}\nmax_age: ${String(maxAge[mode])}\n`;
}

/** The id in `_mta-sts.<domain>`, another one for another text: who sees a new id reads the policy again (§3.1: 32 letters and digits at most). */
export function policyId(policy: MtaSts): string {
  return `${policy.mode}${fnv1a(policyText(policy))}`;
}

/** FNV-1a of 32 bits over the octets of an ASCII text, in hexadecimal. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
