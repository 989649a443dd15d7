// apt-proxy.ts ADDRESS PORT FOLDER ARCHIVE…: a caching HTTP proxy for apt that talks to the given archives and to nothing else.
// Clients ask over http; an archive given as https is asked over https. What lies under pool/ and by-hash/ never changes: it is kept.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import process from "node:process";
import { pipeline } from "node:stream/promises";

const [address = "", port = "", folder = "", ...archives] = process.argv.slice(2);
const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: 8 }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: 8 }),
};
const allowed = new Map(
  archives.map(
    (archive) => [new URL(archive).host, new URL(archive).protocol === "https:" ? "https:" : "http:"] as const,
  ),
);

mkdirSync(folder, { recursive: true });
http.createServer(answer).listen(Number(port), address);

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const url = URL.canParse(request.url ?? "") ? new URL(request.url ?? "") : undefined;
  const protocol = url?.protocol === "http:" ? allowed.get(url.host) : undefined;
  if (!url || !protocol || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(403).end("only the Debian archives of this host\n");
    return;
  }
  const isFixed =
    request.method === "GET" && request.headers.range === undefined && /\/(pool|by-hash)\//.test(url.pathname);
  const file = `${folder}/${createHash("sha256").update(url.href).digest("hex")}`;
  if (isFixed && existsSync(file)) {
    response.writeHead(200, { "content-length": statSync(file).size, "content-type": "application/octet-stream" });
    // A client that hangs up needs no answer.
    pipeline(createReadStream(file), response).catch(() => undefined);
    return;
  }
  const headers: http.OutgoingHttpHeaders = { ...request.headers, host: url.host };
  // Meant for this proxy, not for the archive.
  delete headers["proxy-connection"];
  const library = protocol === "https:" ? https : http;
  const path = url.pathname + url.search;
  const upstream = library.request({
    protocol,
    hostname: url.hostname,
    port: url.port,
    path,
    method: request.method,
    headers,
    agent: agents[protocol],
  });
  upstream.on("response", (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
    if (isFixed && reply.statusCode === 200) keep(reply, file);
  });
  upstream.on("error", (error) => {
    if (!response.headersSent) response.writeHead(502);
    response.end(`${error.message}\n`);
  });
  response.on("close", () => {
    if (!response.writableFinished) upstream.destroy();
  });
  upstream.end();
}

/** A broken transfer must not become a kept file: only a whole one gets its name. */
function keep(reply: http.IncomingMessage, file: string): void {
  const part = `${file}.${process.pid}.${Math.random()}`;
  const output = createWriteStream(part);
  // A cache that somebody deleted meanwhile is no reason to end: the client has its answer.
  output.on("error", () => undefined);
  reply.pipe(output);
  reply.on("close", () => {
    if (!reply.complete) output.destroy();
  });
  output.on("close", () => {
    const length = reply.headers["content-length"] ?? String(output.bytesWritten);
    if (reply.complete && output.errored === null && Number(length) === output.bytesWritten) renameSync(part, file);
    else rmSync(part, { force: true });
  });
}
