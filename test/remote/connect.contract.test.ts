import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { connect, type ConnectOptions } from "../../remote/connect.ts";
import { RemoteError } from "../../remote/errors.ts";
import type { Remote, Target } from "../../remote/remote.ts";
import { Script, sh } from "../../remote/sh.ts";
import { Sshd, whyNoSshd } from "./sshd.ts";

if (whyNoSshd !== undefined) console.warn(`skipped: ${whyNoSshd}`);

describe.skipIf(whyNoSshd !== undefined)("one line to a server", () => {
  const sshd = new Sshd();
  let remote: Remote;

  beforeAll(async () => {
    await sshd.start();
    remote = line();
  });
  afterAll(async () => {
    await remote.close();
    sshd.stop();
  });

  function line(target: Partial<Target> = {}, options: ConnectOptions = {}): Remote {
    return connect({ ...sshd.target, ...target }, { configFile: sshd.configFile, ...options });
  }

  async function refusal(run: Promise<unknown>): Promise<RemoteError> {
    const error: unknown = await run.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof RemoteError)) throw new Error(`no RemoteError: ${String(error)}`);
    return error;
  }

  const running = (what: string): string[] =>
    execFileSync("ps", ["-eo", "stat=,args="], { encoding: "utf8" })
      .split("\n")
      .filter((row) => row.includes(what) && !row.startsWith("Z"));

  test("output, errors and status come apart, in a clean environment", async () => {
    expect(await remote.run(sh`printf 'œuvre'; echo non >&2; exit 7`)).toEqual({
      stdout: "œuvre",
      stderr: "non\n",
      status: 7,
    });
    expect((await remote.run(sh`id -u; pwd; umask; echo "$LC_ALL"`)).stdout).toBe("0\n/\n0022\nC.UTF-8\n");
  });

  test("a file of many megabytes is a script's input, byte for byte, and other scripts run meanwhile", async () => {
    const file = `${mkdtempSync("/tmp/konbit-send-")}/bytes`;
    writeFileSync(file, randomBytes(20_000_000));
    const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
    const [sent, other] = await Promise.all([
      remote.send(sh`sha256sum; id -u; echo said >&2; exit 3`, file),
      remote.run(sh`echo meanwhile`),
    ]);
    expect(sent).toEqual({ stdout: `${digest}  -\n0\n`, stderr: "said\n", status: 3 });
    expect(other.stdout).toBe("meanwhile\n");
    expect((await remote.send(sh`head -c 2 | wc -c; exit 0`, file)).stdout).toBe("2\n");
    await expect(remote.send(sh`cat`, `${file}.gone`)).rejects.toThrow(/ENOENT/);
    rmSync(dirname(file), { recursive: true });
  });

  test("whoever gives up sending cuts the script's input short", async () => {
    const folder = mkdtempSync("/tmp/konbit-send-");
    writeFileSync(`${folder}/bytes`, randomBytes(20_000_000));
    const giveUp = new AbortController();
    const script = sh`sleep 0.7; cat | wc -c >${folder}/arriving; mv ${folder}/arriving ${folder}/arrived`;
    const sent = refusal(remote.send(script, `${folder}/bytes`, { signal: giveUp.signal }));
    await sleep(400);
    giveUp.abort();
    expect((await sent).kind).toBe("aborted");
    for (let tries = 0; !existsSync(`${folder}/arrived`) && tries < 50; tries++) await sleep(100);
    expect(Number(readFileSync(`${folder}/arrived`, "utf8"))).toBeLessThan(20_000_000);
    rmSync(folder, { recursive: true });
  });

  test("every word survives the way to the server's printf", async () => {
    const word = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.constantFrom("", "-n", "~", "=x", "'", '"', "\\", "$(id)", "`id`", "!!", "*", "\n", " ", "a\r\nb"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const sent = words.map((one) => one.replaceAll("\0", "").toWellFormed());
        const { stdout } = await remote.run(sh`printf '%s\0' ${sent}`);
        expect(stdout.split("\0").slice(0, -1)).toEqual(sent);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["a syntax error", "if then", 2],
    ["an open quote", "echo 'never closed", 2],
    ["exit", "exit 9", 9],
    ["closed outputs", "exec >&- 2>&-; exit 4", 4],
    ["set -e in a trap", "set -e; trap 'exit 6' EXIT; false", 6],
    ["a shell that kills itself", "kill -9 $BASHPID", 137],
    ["a program in its place", "exec sh -c 'exit 5'", 5],
    // A small stack is soon used up.
    ["endless recursion", "ulimit -s 256; f() { f; }; f", 139],
    ["a greedy reader", "cat; read x; exit 3", 3],
  ])("%s is that script's own end", async (_what, script, status) => {
    expect((await remote.run(new Script(script))).status).toBe(status);
    expect(await remote.run(sh`echo still here`)).toEqual({ stdout: "still here\n", stderr: "", status: 0 });
  });

  test("megabytes without a newline come whole", async () => {
    const { stdout } = await remote.run(sh`head -c 8000000 /dev/zero | tr '\0' x`);
    expect(stdout.length).toBe(8_000_000);
  });

  test("what a script leaves in the background cannot speak in the next one's answer", async () => {
    const single = line({}, { shells: 1 });
    onTestFinished(() => single.close());
    const started = Date.now();
    expect((await single.run(sh`(sleep 0.2; echo late; echo late >&2) & echo now`)).stdout).toBe("now\n");
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await single.run(sh`sleep 0.4; echo next`)).toEqual({ stdout: "next\n", stderr: "", status: 0 });
  });

  test("a script can change nothing for the next: variables, functions, folder, options", async () => {
    const single = line({}, { shells: 1 });
    onTestFinished(() => single.close());
    await single.run(sh`x=1; export y=2; f() { :; }; cd /tmp; set -f; umask 077; trap 'echo bye' EXIT`);
    expect((await single.run(sh`echo "[$x$y]"; type f; pwd; umask; echo *etc*`)).stdout).toBe("[]\n/\n0022\netc\n");
  });

  test("neither script nor secret stands in a list of processes or in an environment, on either side", async () => {
    const canary = "canari-7f3c9e";
    const run = remote.run(sh`secret=${canary}; sleep 0.6; : "$secret"`);
    await sleep(300);
    const seen =
      execFileSync("ps", ["-eo", "args="], { encoding: "utf8" }) +
      execFileSync("sh", ["-c", "cat /proc/[0-9]*/environ 2>/dev/null || :"], { encoding: "latin1" });
    await run;
    expect(seen).toContain("bash --noprofile --norc");
    expect(seen).not.toContain(canary);
  });

  test("a timeout ends all that the script started, and the line works on", async () => {
    const error = await refusal(remote.run(sh`sleep 7131 & sleep 7132; echo ${"canari"}`, { timeoutMs: 300 }));
    expect(error.kind).toBe("timeout");
    expect(JSON.stringify([error.message, error.text, error.stack])).not.toMatch(/sleep|canari/);
    expect(running("sleep 713")).toEqual([]);
    expect((await remote.run(sh`echo on`)).stdout).toBe("on\n");
  });

  test("an abort ends what runs on the server, too", async () => {
    const stop = new AbortController();
    const run = refusal(remote.run(sh`sleep 7141`, { signal: stop.signal }));
    await sleep(200);
    expect(running("sleep 7141")).toHaveLength(1);
    stop.abort();
    expect((await run).kind).toBe("aborted");
    expect(running("sleep 7141")).toEqual([]);
  });

  test("who gives up in the queue never runs", async () => {
    const single = line({}, { shells: 1 });
    onTestFinished(() => single.close());
    const first = single.run(sh`sleep 0.5; echo first`);
    const stop = new AbortController();
    const second = refusal(single.run(sh`touch /tmp/konbit-never`, { signal: stop.signal }));
    stop.abort();
    expect((await second).kind).toBe("aborted");
    expect((await first).stdout).toBe("first\n");
    expect((await single.run(sh`ls /tmp/konbit-never`)).status).toBe(2);
  });

  test("forty at once go through four shells", async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_none, index) => remote.run(sh`sleep 0.02; echo ${index}`)),
    );
    expect(results.map(({ stdout }) => stdout.trim())).toEqual(
      Array.from({ length: 40 }, (_none, index) => String(index)),
    );
    expect(running("sshd: root@notty").length).toBeLessThanOrEqual(2);
  });

  test("after a drop while idle it connects once more by itself", async () => {
    const mine = line();
    onTestFinished(() => mine.close());
    await mine.run(sh`true`);
    sshd.drop();
    await sshd.listen();
    expect((await mine.run(sh`echo back`)).stdout).toBe("back\n");
  });

  test("a script under which the connection drops runs again only if it may", async () => {
    for (const repeatable of [true, false]) {
      const mine = line();
      await mine.run(sh`rm -f /tmp/konbit-ran`);
      const run = mine.run(sh`echo ran >> /tmp/konbit-ran; sleep 0.5; cat /tmp/konbit-ran`, { repeatable });
      const ended = run.then(
        ({ stdout }) => stdout,
        (error: unknown) => (error instanceof RemoteError ? error.kind : "other"),
      );
      await sleep(250);
      sshd.drop();
      await sshd.listen();
      expect(await ended).toBe(repeatable ? "ran\nran\n" : "dropped");
      await mine.close();
    }
  });

  test("a server that stays away is told once, not for ever", async () => {
    const mine = line();
    await mine.run(sh`true`);
    sshd.drop();
    const error = await refusal(mine.run(sh`true`, { repeatable: true }));
    await sshd.listen();
    expect(error.kind).toBe("unreachable");
    expect((await mine.run(sh`echo back`)).stdout).toBe("back\n");
    await mine.close();
  });

  test("another host key is refused before anything is sent, and both fingerprints are named", async () => {
    const mine = line({ hostKey: otherKey() });
    const error = await refusal(mine.run(sh`true`));
    expect(error.kind).toBe("host-key");
    const shown = execFileSync("ssh-keygen", ["-lf", `${sshd.folder}/host.pub`], { encoding: "utf8" }).split(" ")[1];
    expect(error.text.fr).toContain(shown);
    expect(error.text.en).toMatch(/SHA256:.*konbit:hostKey.*SHA256:/);
  });

  test("a host key that is none, a host that is an option, a closed port and a stranger are told apart", async () => {
    expect((await refusal(line({ hostKey: "serveur ssh-ed25519 AAAA" }).run(sh`true`))).kind).toBe("host-key");
    expect((await refusal(line({ host: "-oProxyCommand=id" }).run(sh`true`))).kind).toBe("unreachable");
    expect((await refusal(line({ port: 9 }).run(sh`true`))).kind).toBe("unreachable");
    expect((await refusal(line({ user: "nobody" }).run(sh`true`))).kind).toBe("denied");
  });

  test("closing ends what runs, and a later script connects anew", async () => {
    const mine = line();
    const run = refusal(mine.run(sh`sleep 7151`));
    await sleep(600);
    await mine.close();
    expect((await run).kind).toBe("aborted");
    expect(running("sleep 7151")).toEqual([]);
    expect((await mine.run(sh`echo again`)).stdout).toBe("again\n");
    await mine.close();
  });

  // Once is enough: what else the machine does can only add to it.
  test("its own cost: true under 3 ms, 100 KB of script under 30 ms", { retry: 4 }, async () => {
    const long = sh`: ${"é".repeat(50_000)}`;
    const [short, large] = [await median(remote, sh`true`, 1_000), await median(remote, long, 30)];
    console.info(`true ${short.toFixed(2)} ms, 100 KB ${large.toFixed(1)} ms (median)`);
    expect(short).toBeLessThan(3);
    expect(large).toBeLessThan(30);
  });
});

describe.skipIf(whyNoSshd !== undefined)("a server that allows fewer sessions", () => {
  test("is used with as many shells as it gives", async () => {
    const sshd = await new Sshd("MaxSessions 3").start();
    const remote = connect(sshd.target, { configFile: sshd.configFile, shells: 6 });
    const results = await Promise.all(
      Array.from({ length: 12 }, (_none, index) => remote.run(sh`sleep 0.05; echo ${index}`)),
    );
    expect(results.map(({ stdout }) => stdout.trim())).toEqual(
      Array.from({ length: 12 }, (_none, index) => String(index)),
    );
    await remote.close();
    sshd.stop();
  });
});

async function median(remote: Remote, script: Script, times: number): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await remote.run(script);
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b)[times >> 1] ?? Infinity;
}

/** A real key of the same type that is not the server's. */
function otherKey(): string {
  const raw = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const part = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return `ssh-ed25519 ${Buffer.concat([part(Buffer.from("ssh-ed25519")), part(raw)]).toString("base64")}`;
}
