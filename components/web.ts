import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { SitePlan } from "../core/plan/sites.ts";
import { Site } from "../kinds/resources.ts";

export interface WebSiteArgs {
  readonly site: SitePlan;
  /** What has to be there before: the account that owns it, and what its mail stands on. */
  readonly dependsOn: readonly pulumi.Resource[];
  /** Of its program, where that comes from an archive. */
  readonly version?: string;
  /** In whose name its program sends mail; absent on a server without. */
  readonly sender?: string;
  /** It has a certificate, from what it depends on; absent: it is shown by http alone. */
  readonly tls?: true;
}

/** A web site with, when it asks for one, a database whose password nobody chose and nobody needs to know. */
export class WebSite extends pulumi.ComponentResource {
  constructor(
    name: string,
    { site, dependsOn, version, sender, tls }: WebSiteArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("konbit:web:WebSite", name, {}, opts);
    new Site(
      `${name}/site`,
      {
        member: site.member,
        login: site.login,
        name: site.name,
        host: site.host,
        aliases: [...site.aliases],
        domains: [...site.domains],
        app: site.app,
        ...(site.to === undefined ? {} : { to: site.to }),
        docroot: site.docroot,
        ...(site.theme === undefined ? {} : { theme: site.theme }),
        state: site.state,
        // Which versions there are is the provider's to check; it names the property.
        ...(site.php === undefined ? {} : { php: site.php as "8.2" }),
        ...(site.settings === undefined
          ? {}
          : { settings: site.settings, ...(sender === undefined ? {} : { sender }) }),
        ...(site.hasDatabase ? { databasePassword: this.#password(name) } : {}),
        ...(version === undefined ? {} : { version }),
        ...(tls === undefined ? {} : { tls }),
      },
      { parent: this, dependsOn: [...dependsOn] },
    );
    this.registerOutputs({});
  }

  #password(name: string): pulumi.Output<string> {
    // Letters and digits only: the password stands in configuration files of many syntaxes.
    return new random.RandomPassword(`${name}/database-password`, { length: 32, special: false }, { parent: this })
      .result;
  }
}
