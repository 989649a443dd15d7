import { treeOf } from "./names.ts";
import { programPool } from "./site-program.ts";
import { fill, shipped } from "./shipped.ts";
import { type SiteInputs, usualLimits } from "./site-state.ts";

const pool = shipped("pool.conf");

/** The whole configuration of a site's pool in its member's PHP. */
export function poolText(site: SiteInputs): string {
  const { member, login, name, version, limits = usualLimits } = site;
  const tree = treeOf(login, name);
  const { reads, settings } = programPool(site.app, tree, version);
  return fill(pool, {
    MEMBER: member,
    LOGIN: login,
    SITE: name,
    TREE: tree,
    READS: reads,
    SETTINGS: settings,
    CHILDREN: limits.children,
    MEMORY: limits.memory,
    UPLOAD: limits.upload,
    // Room for the other fields of the form.
    POST: limits.upload + 1_048_576,
    SECONDS: limits.seconds,
  });
}
