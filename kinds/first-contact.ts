import { sh } from "../remote/sh.ts";
import { shipped } from "./shipped.ts";

/**
 * The script that a bare server is first met with, as root: it makes the operator's account, through which everything
 * else is done. `operator` is a Unix account name; for `root` there is nothing to make.
 */
export function firstContact(operator: string): string {
  return sh`operator=${operator}`.text + "\n" + shipped("first-contact.sh");
}
