import { createServer, type Socket } from "node:net";

/** A port of 127.0.0.1 that is there at once, for a service whose code takes longer to load: who calls early waits. */
export interface EarlyPort {
  readonly port: number;
  /** Everybody who has called, and will. */
  answer(take: (caller: Socket) => void): void;
  close(): void;
}

export async function earlyPort(): Promise<EarlyPort> {
  const waiting: Socket[] = [];
  let take = (caller: Socket): void => void waiting.push(caller);
  const server = createServer((caller) => {
    take(caller);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  // a port of this machine, as listened to
  if (address === null || typeof address === "string") throw new TypeError("no port");
  return {
    port: address.port,
    answer: (answering) => {
      take = answering;
      for (const caller of waiting.splice(0)) answering(caller);
    },
    close: () => {
      server.close();
      for (const caller of waiting) caller.destroy();
    },
  };
}
