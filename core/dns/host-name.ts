import * as z from "zod";

/** A host name in ASCII as DNS has it: two labels or more, 253 octets at most (RFC 1035 §2.3.4), no dot at the end. */
export const hostName = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    "a host name is lower-case labels with dots between, as in mail.konbit.example",
  );

/** Whether the name is the domain or lies in it. */
export function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
