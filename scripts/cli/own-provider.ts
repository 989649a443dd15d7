import { isDeepStrictEqual } from "node:util";
import { earlyPort, type EarlyPort } from "../../plugin/early-port.ts";
import { readConfiguration } from "../../provider/configure.ts";
import type { Running } from "../../provider/server.ts";
import { version } from "../../provider/version.ts";
import { connect } from "../../remote/connect.ts";
import type { Remote, Target } from "../../remote/remote.ts";
import { sh } from "../../remote/sh.ts";
import { checkout } from "./checkout.ts";
import { type Stack, useAgentOf } from "./stack.ts";
import type { Ui } from "./ui.ts";

/**
 * The provider in this very process, for one run of the engine, which attaches to it. By itself the engine starts the provider twice,
 * each time when it comes to it, and the first one connects and looks before the program may begin. Here its code is loaded
 * and the server connected while the engine starts (docs/speed.md).
 */
export class OwnProvider {
  readonly #port: EarlyPort;
  readonly #target: Target | undefined;
  readonly #remote: Remote | undefined;
  #running: Promise<Running> | undefined;

  private constructor(port: EarlyPort, target: Target | undefined) {
    this.#port = port;
    this.#target = target;
    this.#remote = target && connect(target);
    // Whether it is reached, whoever needs it finds out: a new server may not know us yet.
    this.#remote?.run(sh`:`).catch(() => undefined);
  }

  static async open(stack: Stack): Promise<OwnProvider> {
    await useAgentOf(stack);
    return new OwnProvider(await earlyPort(), readConfiguration(stack.values).target);
  }

  /** What tells the engine to attach. */
  get variables(): Readonly<Record<string, string>> {
    return { PULUMI_DEBUG_PROVIDERS: `konbit:${this.#port.port}` };
  }

  /** Loads it, which takes this process for a moment: the engine must be under way by then. */
  serve(ui: Ui): void {
    this.#running = this.#load(ui);
    // Told by close().
    this.#running.catch(() => undefined);
  }

  /** Ends in good order what is under way. @throws what loading it threw. */
  async close(): Promise<void> {
    this.#port.close();
    try {
      await (await this.#running)?.close();
    } finally {
      await this.#remote?.close();
    }
  }

  async #load({ lang }: Ui): Promise<Running> {
    const { backends, kinds } = await import("../../kinds/index.ts");
    const { serve } = await import("../../provider/server.ts");
    const [target, remote] = [this.#target, this.#remote];
    return serve(
      {
        kinds,
        backends,
        lang,
        version: version(),
        project: checkout,
        connect: (wanted) => (remote !== undefined && isDeepStrictEqual(wanted, target) ? remote : connect(wanted)),
      },
      this.#port,
    );
  }
}
