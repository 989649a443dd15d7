import type { Finding, Remark } from "../problem.ts";

/** A finding about a path of the request, of which there is no line to show: it may be gone. */
export function remark(file: string, { code, text, severity = "error", paste }: Finding): Remark {
  return { severity, code, file, text, ...(paste === undefined ? {} : { paste }) };
}
