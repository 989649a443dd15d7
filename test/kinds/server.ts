import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Kind, Props } from "../../kinds/kind.ts";
import { deliver } from "../../provider/deliver.ts";
import { connect } from "../../remote/connect.ts";
import type { Remote } from "../../remote/remote.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { groundFolder, keepGround } from "../../sandbox/ground.ts";
import { prepareHost } from "../../sandbox/host.ts";
import { layerFolders } from "../../sandbox/layer.ts";
import { locked } from "../../sandbox/lock.ts";
import { down, type Sandbox, up } from "../../sandbox/sandbox.ts";
import type { Claim } from "../../sandbox/slot.ts";
import type { Ground } from "./grounds.ts";

/** What a script told about its items. */
export interface Told {
  readonly ok: readonly string[];
  readonly failed: readonly string[];
  readonly changed: readonly string[];
}

const checkout = join(import.meta.dirname, "../..");

/** A new sandbox server, and what the provider does with one. */
export class Server {
  /** Its address. */
  readonly host: string;

  /** The folder on this machine in which archives lie (`konbit:archives`). */
  archives = tmpdir();

  readonly #remote: Remote;

  readonly #claim: Claim;

  readonly #isKept: boolean;

  private constructor({ server, agentSocket }: Sandbox, claim: Claim, isKept = false) {
    process.env["SSH_AUTH_SOCK"] = agentSocket;
    this.host = server.host;
    this.#remote = connect(server);
    this.#claim = claim;
    this.#isKept = isKept;
  }

  /** One that somebody else has made, with snapshots that are kept when it is closed. */
  static of(box: Sandbox, claim: Claim): Server {
    return new Server(box, claim, true);
  }

  /** One with nothing on it but Debian and its packages, or what `ground` has; `beside` tells it from another one of the same file. */
  static async fresh(ground?: Ground, beside = ""): Promise<Server> {
    const start = ground === undefined ? {} : { ground: await made(ground) };
    // Files run beside one another, each worker with a sandbox of its own.
    const claim = { checkout, purpose: `test-${process.env["VITEST_POOL_ID"] ?? "1"}${beside}` };
    const box = await up({ ...claim, ...start, fresh: true, machines: ["server"] });
    const server = new Server(box, claim);
    // With its new identity the file system does not know what is used, and would keep nobody within a quota.
    if (ground !== undefined) await server.run(sh`btrfs quota rescan -w /srv >/dev/null`);
    return server;
  }

  /** Makes a ground of it. It is gone then. */
  async keep(ground: string): Promise<void> {
    await this.#remote.close();
    await keepGround(ground, this.#claim);
  }

  /** What the script prints. @throws Error with all that it said when it fails. */
  async run(script: Script, timeoutMs = 300_000): Promise<string> {
    const { status, stdout, stderr } = await this.#remote.run(script, { timeoutMs });
    if (status !== 0) throw new Error(`status ${status}: ${stdout}${stderr}`);
    return stdout;
  }

  async tell(script: Script): Promise<Told> {
    const { stdout, stderr } = await this.#remote.run(script, { timeoutMs: 300_000 });
    const rows = stdout.split("\n").filter((line) => line !== "");
    const of = (word: string) =>
      rows.filter((row) => row.startsWith(`${word} `)).map((row) => row.slice(word.length + 1));
    const told = { ok: of("ok"), failed: of("failed"), changed: of("changed") };
    if (told.ok.length + told.failed.length === 0) throw new Error(`no answer: ${stdout}${stderr}`);
    return told;
  }

  async ensure<State extends Props, Inputs extends Props>(
    kind: Kind<State, Inputs>,
    states: readonly State[],
  ): Promise<Told> {
    await this.deliver(kind, states);
    return this.tell(kind.ensure(states));
  }

  /** Brings what the server wants before `ensure`. */
  async deliver<State extends Props, Inputs extends Props>(
    kind: Kind<State, Inputs>,
    states: readonly State[],
  ): Promise<void> {
    const places = {
      folder: this.archives,
      cache: join(tmpdir(), "konbit-no-cache"),
      signal: new AbortController().signal,
    };
    const deliveries = states.flatMap((state) => kind.delivery?.(state) ?? []);
    for (const delivery of deliveries) await deliver(this.#remote, delivery, places);
  }

  /** Makes it so, and fails unless all of it could be made. */
  async make<State extends Props, Inputs extends Props>(
    kind: Kind<State, Inputs>,
    states: readonly State[],
  ): Promise<Told> {
    const told = await this.ensure(kind, states);
    if (told.failed.length > 0) throw new Error(told.failed.join("\n"));
    return told;
  }

  async observe<State extends Props, Inputs extends Props>(
    kind: Kind<State, Inputs>,
    expected: State,
  ): Promise<State | undefined> {
    return kind.observe(await this.run(kind.survey), kind.id(expected), expected);
  }

  /** Runs the script and kills it, with whatever it has started, after so long. @returns whether it had not ended by then */
  async runKilled(script: Script, seconds: number): Promise<boolean> {
    const run = sh`timeout -s KILL ${seconds.toFixed(3)} bash -c ${script.text} >/dev/null 2>&1`;
    return (await this.#remote.run(run, { timeoutMs: 300_000 })).status === 137;
  }

  /** Names, times, owners and contents of everything that a run without a change must leave alone. */
  async fingerprint(): Promise<string> {
    return this.run(sh`
      find /etc /srv /usr/local /var/log/konbit /run/konbit-php -xdev -not -name '*.log' -printf '%p %T@ %C@ %m %u %g %s\n' | sort
      find /etc /srv/members -xdev -type f -not -path '*/logs/*' -exec sha256sum {} + | sort | sha256sum`);
  }

  async close(): Promise<void> {
    await this.#remote.close();
    await down({ ...this.#claim, purge: !this.#isKept });
  }
}

/** The name of a ground in the cache, where it is made when it is not there. */
async function made({ name, on, scripts }: Ground): Promise<string> {
  await prepareHost(silent);
  const [layer = ""] = await layerFolders("services", silent);
  const below = on === undefined ? layer : await made(on);
  const key = [below, ...scripts].join("\0");
  const kept = `${name}-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
  if (groundFolder(kept) === undefined)
    await locked("ground", silent, undefined, async () => {
      if (groundFolder(kept) !== undefined) return;
      const server = await Server.fresh(on);
      for (const script of scripts) {
        const { failed } = await server.tell(script);
        if (failed.length > 0) throw new Error(failed.join("\n"));
      }
      await server.keep(kept);
    });
  return kept;
}

const silent = () => undefined;
