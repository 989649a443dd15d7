import type { Text } from "../text.ts";

/** Something a member can ask for under `sites[].app`: what differs between apps is data. */
export interface App {
  /** The word in the member file. */
  readonly name: string;
  /** As a member calls it: "des pages statiques". */
  readonly title: Text;
  /** Whether it needs a PHP-FPM pool of the member's own. */
  readonly runsPhp: boolean;
}
