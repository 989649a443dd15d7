import * as z from "zod";
import { HostName, Login, MemberId } from "./names.ts";

const Recipients = z.number().int().min(0).max(1_000_000);

/** How many recipients may be written to: by all boxes of the member together, and by one box. */
const Rate = z.strictObject({
  perHour: Recipients,
  perDay: Recipients,
  boxPerHour: Recipients,
  boxPerDay: Recipients,
});

export const MailDomainInputs = z.strictObject({
  member: MemberId,
  login: Login,
  domain: HostName.max(64),
  /**
   * `prepared`: people log in and send, and mail for the domain still goes where its MX leads; `live`: it arrives here;
   * `suspended`: nobody logs in, and whoever writes is asked to try later.
   */
  state: z.enum(["prepared", "live", "suspended"]),
  rate: Rate,
  /**
   * The key that signs, by its name in DNS; `k1` unless told. The one after it (`k2`) is always there as well, so that it
   * is published long before it is told to sign.
   */
  dkimSelector: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, "a selector is lower-case letters, digits and hyphens, beginning with a letter")
    .exactOptional(),
  /** What other servers are asked to do by MTA-STS; absent: nothing. */
  mtaSts: z.strictObject({ mode: z.enum(["testing", "enforce"]), mailHost: HostName }).exactOptional(),
});

export type MailDomainInputs = z.output<typeof MailDomainInputs>;

/** A domain's mail as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MailDomainState = {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  readonly state: string;
  /** Of the files of its boxes. */
  readonly owner: { readonly uid: number; readonly gid: number };
  readonly rate: Readonly<Record<"perHour" | "perDay" | "boxPerHour" | "boxPerDay", number>>;
  /** `uid:gid mode` by what it is for. */
  readonly directories: Readonly<Record<string, string>>;
  readonly dkim: {
    /** The selector that signs. */
    readonly signing: string;
    /** How each key is, by selector. */
    readonly keys: Readonly<Record<string, string>>;
  };
  /** The certificate that a client sees who asks for `host`. */
  readonly tls: Readonly<Record<string, string>>;
  /** The policy of MTA-STS that other servers read. */
  readonly mtaSts?: NonNullable<MailDomainInputs["mtaSts"]>;
  /** What is read over the web, SHA-256 and mode by path, and Apache's part in it. */
  readonly pages: Readonly<Record<string, string>>;
};

/** The selector after this one: `k2` after `k1`, `alternc2` after `alternc`. */
export function nextSelector(selector: string): string {
  const [, stem = selector, number = "1"] = /^(.*?)(\d{1,9})?$/.exec(selector) ?? [];
  return `${stem}${String(Number(number) + 1)}`;
}
