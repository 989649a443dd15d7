import { createHash } from "node:crypto";

/** In hexadecimal, as `sha256sum` prints it. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
