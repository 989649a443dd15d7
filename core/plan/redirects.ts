import type { Admitted } from "../member/member.ts";
import type { SitePlan } from "./sites.ts";

/** The domains that lead elsewhere as a whole, each a site by its own name; what lies below such a domain is not touched. */
export function redirectsOf({ id, login, domains }: Admitted): readonly SitePlan[] {
  return domains.flatMap(({ name, redirectTo }): SitePlan[] =>
    redirectTo === undefined
      ? []
      : [
          {
            member: id,
            login,
            // No name of a site has a point, so that it is nobody else's.
            name,
            host: name,
            aliases: [],
            domains: [name],
            app: "redirect",
            docroot: "",
            to: redirectTo,
            state: "active",
            hasDatabase: false,
          },
        ],
  );
}
