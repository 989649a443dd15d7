import { EngineLog } from "../plugin/engine-log.ts";
import type { EarlyPort } from "../plugin/early-port.ts";
import { serve as serveService } from "../plugin/serve.ts";
import { configHandlers } from "./config-handlers.ts";
import { resourceHandlers } from "./resource-handlers.ts";
import { resourceProviderService } from "./resource-service.ts";
import type { Options, Shared } from "./shared.ts";

export interface Running {
  readonly port: number;
  connectEngine(address: string | undefined): void;
  /** The engine has said that it is over. */
  isCancelled(): boolean;
  /** Ends what is under way in good order, then the server. */
  close(): Promise<void>;
}

/** Serves the resource provider protocol, on a port of its own or on one that was opened before. */
export async function serve(options: Options, early?: EarlyPort): Promise<Running> {
  const shared: Shared = {
    ...options,
    log: new EngineLog(),
    current: options.kinds,
    session: undefined,
    isDeclared: false,
    isCancelled: false,
  };
  const methods = { ...configHandlers(shared), ...resourceHandlers(shared) };
  const served = await serveService(resourceProviderService, methods, early);
  return {
    port: served.port,
    connectEngine: (address) => {
      shared.log.connect(address);
    },
    isCancelled: () => shared.isCancelled,
    close: async () => {
      await shared.session?.stop();
      shared.log.close();
      served.stop();
    },
  };
}
