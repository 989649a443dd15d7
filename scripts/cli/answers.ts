import http from "node:http";

/** What a web site answered: status, and as much of its text as a person would look at. */
export interface Answer {
  readonly host: string;
  readonly status: number;
  readonly text: string;
}

/** Asks the server at `address` for a site by its name, as a browser would whose DNS knows it already. */
export function ask(address: string, host: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: address, path: "/", headers: { host }, signal, timeout: 10_000 }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          host,
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString("utf8").slice(0, 20_000),
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${host} did not answer within 10 s`)));
    request.on("error", reject);
  });
}

/** The words of a page without its markup, on one line. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(style|script|title)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&[a-z]+;/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
