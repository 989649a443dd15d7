import { request } from "node:https";
import type { PolicyAnswer } from "../../../core/dns/evidence.ts";

/** What the server at `address` says to a stranger who asks for the MTA-STS policy of `domain` and trusts this machine's authorities. */
export function readPolicy(domain: string, address: string, signal: AbortSignal): Promise<PolicyAnswer> {
  const host = `mta-sts.${domain}`;
  return new Promise((resolve) => {
    const asked = request({
      host: address,
      servername: host,
      headers: { host },
      path: "/.well-known/mta-sts.txt",
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    asked.on("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text = `${text}${part}`.slice(0, 65_536);
      });
      answer.on("end", () => {
        resolve({ state: "answered", text: answer.statusCode === 200 ? text : "" });
      });
      answer.on("error", () => {
        resolve({ state: "silent" });
      });
    });
    asked.on("error", (error: NodeJS.ErrnoException) => {
      resolve({ state: isMute.has(error.code ?? "") || error.name === "AbortError" ? "silent" : "not trusted" });
    });
    asked.end();
  });
}

/** Nobody was there; what else goes wrong is the certificate. */
const isMute = new Set(["ABORT_ERR", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"]);
