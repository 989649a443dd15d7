import type { Finding, Remark } from "../problem.ts";

/** A remark about a file as a whole, or one that is not there: there is no line to show. */
export function remark(file: string, { code, text, paste }: Finding, severity: Remark["severity"] = "error"): Remark {
  return { severity, code, file, text, ...(paste === undefined ? {} : { paste }) };
}
