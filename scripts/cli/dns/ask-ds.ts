import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import packet from "dns-packet";
import type { Answer } from "../../../core/dns/answers.ts";

interface Patience {
  /** Milliseconds for each try. */
  readonly timeout: number;
  readonly tries: number;
  readonly signal: AbortSignal;
}

/** What the parent zone says of a domain's keys, from the first server that answers: Node's resolver cannot ask for a DS. */
export async function askDs(servers: readonly string[], name: string, patience: Patience): Promise<Answer> {
  const tries = Array.from({ length: patience.tries }, () => servers).flat();
  for (const server of tries) {
    const answer = await askOne(server, name, patience);
    if (answer.state !== "timeout" || patience.signal.aborted) return answer;
  }
  return { state: "timeout" };
}

async function askOne(server: string, name: string, { timeout, signal }: Patience): Promise<Answer> {
  const { hostname, port } = new URL(`udp://${isIPv6(server) ? `[${server}]` : server}`);
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  // Connected, the socket takes nothing from anybody else; the number tells an old answer from ours.
  const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
  const id = randomInt(0x10000);
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const giveUp = () => {
    resolve({ state: "timeout" });
  };
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  stop.addEventListener("abort", giveUp);
  if (stop.aborted) giveUp();
  socket.on("error", giveUp);
  socket.on("message", (message) => {
    const answer = answerIn(message, id, name);
    if (answer !== undefined) resolve(answer);
  });
  socket.connect(port === "" ? 53 : Number(port), address, () => {
    socket.send(questionFor(id, name));
  });
  try {
    return await promise;
  } finally {
    socket.close();
  }
}

function questionFor(id: number, name: string): Buffer {
  return packet.encode({
    type: "query",
    id,
    flags: packet.RECURSION_DESIRED,
    questions: [{ type: "DS", name }],
    // So many that no answer comes in pieces (RFC 9715).
    additionals: [
      {
        type: "OPT",
        name: ".",
        udpPayloadSize: 1232,
        flags: 0,
        options: [],
        extendedRcode: 0,
        ednsVersion: 0,
        flag_do: false,
      },
    ],
  });
}

/** Nothing where the message is no answer to this question. */
function answerIn(message: Buffer, id: number, name: string): Answer | undefined {
  let decoded: packet.DecodedPacket & { readonly rcode?: string };
  try {
    decoded = packet.decode(message);
  } catch {
    return undefined;
  }
  const isOurs = decoded.questions?.some((one) => one.type === "DS" && one.name.toLowerCase() === name);
  if (decoded.id !== id || !decoded.flag_qr || isOurs !== true) return undefined;
  switch (decoded.rcode) {
    case "NOERROR":
      return { state: "answered", values: decoded.answers?.flatMap(dsIn) ?? [] };
    case "NXDOMAIN":
      return { state: "no such name" };
    case "SERVFAIL":
    case "FORMERR":
      return { state: "servfail" };
    default:
      return { state: "refused" };
  }
}

function dsIn(answer: packet.Answer): readonly string[] {
  if (answer.type !== "DS") return [];
  const { keyTag, algorithm, digestType, digest } = answer.data;
  return [`${keyTag} ${algorithm} ${digestType} ${digest.toString("hex")}`];
}
