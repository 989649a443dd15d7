import type { RequestCode } from "../../request/messages.ts";
import { deletions } from "./deletions.ts";
import { files } from "./files.ts";
import { keys } from "./keys.ts";
import type { RequestPage } from "./page.ts";

/** A page for each code of a request. */
export const requestPages: Readonly<Record<RequestCode, RequestPage>> = { ...files, ...keys, ...deletions };
