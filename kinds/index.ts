import { account } from "./account.ts";
import type { Kind } from "./kind.ts";
import { platform } from "./platform.ts";
import { site } from "./site.ts";

/** Every kind that the provider offers; a new one is a file and a line here. */
export const kinds: readonly Kind[] = [platform, account, site];
