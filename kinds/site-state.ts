import * as z from "zod";
import { Version } from "../core/apps/archive.ts";
import { apps, namesOf, themesOf } from "../core/apps/index.ts";
import { HostName, Login, MemberId, OwnAddress, SiteName } from "./names.ts";

const Limits = z.strictObject({
  /** PHP requests at once. */
  children: z.number().int().min(1).max(64),
  /** Bytes of memory for one request. */
  memory: z.number().int().min(33_554_432),
  /** Bytes of one uploaded file. */
  upload: z.number().int().min(1_048_576),
  /** Seconds that a request may take. */
  seconds: z.number().int().min(5).max(3600),
});

export const usualLimits: z.output<typeof Limits> = {
  children: 8,
  memory: 268_435_456,
  upload: 67_108_864,
  seconds: 120,
};

export const SiteInputs = z.strictObject({
  member: MemberId,
  login: Login,
  /** Identity within the member; the host name may change. */
  name: SiteName,
  host: HostName,
  aliases: z.array(HostName).max(50),
  /** The member's domains in which these hosts lie; what serves them by full names needs none. */
  domains: z.array(HostName).exactOptional(),
  app: z.enum(namesOf(apps)),
  /** Where it leads, of a site that does nothing else; strict, because the text goes into Apache's configuration. */
  to: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/[^\s<>"\\^`{|}]+$/, "a whole address, as in https://ailleurs.example/")
    .exactOptional(),
  /** Folder of `htdocs` that is served; empty: all of it. */
  docroot: z
    .string()
    .regex(/^([\w-][\w.-]*(\/[\w-][\w.-]*)*)?$/, "a folder below the site's files, as in public or web/app")
    .max(100),
  php: z.enum(["8.2"]).exactOptional(),
  /** suspended and archived: a page says so. composted: what it showed, without its program (server/compost/). */
  state: z.enum(["active", "suspended", "archived", "composted"]),
  /** Gives the site a database and a user of its own, both called `login_name`, with this password. */
  databasePassword: z.string().min(16).max(200).exactOptional(),
  limits: Limits.exactOptional(),
  /** It has a certificate by ACME for each name that leads here (kinds/certificates.ts), and is shown by https. */
  tls: z.literal(true).exactOptional(),
  /** Of its program, where that comes from an archive (kinds/app-archive.ts), which has to be there. */
  version: Version.exactOptional(),
  /** How its program looks from when this is said, or says another one, until somebody chooses otherwise in the program itself. */
  theme: z.enum(apps.flatMap(themesOf)).exactOptional(),
  /** What a program of the catalogue is told of its site. */
  settings: z
    .strictObject({
      title: z.string().min(1).max(120),
      lang: z.enum(["fr", "en"]),
      /** Who reads, of a wiki. */
      access: z.enum(["public-read", "private"]).exactOptional(),
      /** Nobody writes for now. */
      isReadonly: z.boolean(),
      /** Who looks after it first, and is sent the invitation: name at the login, name, address. */
      admin: z.strictObject({
        login: z.string().regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/i, "a name of letters, digits and single . _ -"),
        name: z.string().min(1).max(120),
        email: z.string().regex(/^[^\s<>,;:"]+@[^\s<>,;:"]+$/, "an address, as in awa@ailleurs.example"),
      }),
    })
    .exactOptional(),
  /** In whose name it sends mail; absent on a server without: then nobody is invited yet. */
  sender: OwnAddress.exactOptional(),
});

export type SiteInputs = z.output<typeof SiteInputs>;

/** A site as the server shows it, fact by fact: each leaf is compared and named by itself. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SiteState = {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  readonly host: string;
  readonly aliases: readonly string[];
  readonly app: string;
  readonly state: string;
  /** Of its program, where that comes from an archive. */
  readonly version?: string;
  /** The one that the site was given last. */
  readonly theme?: string;
  /** Whole texts of what Apache and PHP read. */
  readonly files: Readonly<Record<string, string>>;
  /** `owner:group mode` by what it is for. */
  readonly modes: Readonly<Record<string, string>>;
  /** What there is of its program, absent where what is served is the member's own. */
  readonly program?: Readonly<Record<string, string>>;
  /** In whose name the invitation of the first admin was sent; whether it was is never asked again. */
  readonly sender?: string;
  /** The member's PHP, absent for a site without. */
  readonly php?: Readonly<Record<string, string>>;
  readonly database?: Readonly<Record<string, string>>;
  readonly databasePassword?: string;
  /** How the certificate of each name is. */
  readonly tls?: Readonly<Record<string, string>>;
};

/** Put away: nothing of it runs, and its database lets nobody in. */
export const isPutAway = ({ state }: { readonly state: string }): boolean =>
  state === "archived" || state === "composted";

export function siteId(site: { readonly member: string; readonly name: string }): string {
  return `${site.member}/${site.name}`;
}
