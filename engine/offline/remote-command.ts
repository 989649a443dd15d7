// command:remote:Command, for where the official plugin cannot be had. Behaviour and state as in pulumi-command 1.2.1
// (provider/pkg/provider/remote), compared by running both, 2026-11.
import { randomBytes } from "node:crypto";
import { revealed, unknown } from "../../plugin/values.ts";
import type { Call, Changes, Properties, Resource } from "./provider.ts";
import { connect, type Connection, type Session } from "./ssh.ts";

const inputs = [
  "connection",
  "create",
  "update",
  "delete",
  "stdin",
  "environment",
  "triggers",
  "logging",
  "addPreviousOutputInEnv",
];
const defaults = { dialErrorLimit: 10, perDialTimeout: 15, port: 22, user: "root" };
const loggings: readonly unknown[] = [undefined, "stdout", "stderr", "stdoutAndStderr", "none"];
const previous = { PULUMI_COMMAND_STDOUT: "stdout", PULUMI_COMMAND_STDERR: "stderr" } as const;

export const remoteCommand: Resource = {
  check(news) {
    const failures: Record<string, string> = {};
    for (const name of Object.keys(news)) {
      if (!inputs.includes(name)) failures[name] = `Command has no input ${name}`;
    }
    const connection = propertiesOf(news["connection"]);
    if (connection === undefined) failures["connection"] = "connection is missing";
    else if (connection["host"] === undefined) failures["connection.host"] = "host is missing";
    for (const name of ["password", "privateKey", "privateKeyPassword", "proxy"]) {
      if (connection?.[name] !== undefined) failures[`connection.${name}`] = withoutAgent(name);
    }
    if (!loggings.includes(revealed(news["logging"])))
      failures["logging"] = "logging must be stdout, stderr, stdoutAndStderr or none";
    return { inputs: { ...news, ...(connection && { connection: withDefaults(news["connection"]) }) }, failures };
  },

  diff(oldInputs, _oldOutputs, news) {
    const changes = changesBetween(revealed(oldInputs), revealed(news));
    // A change inside the list is made a replacement by the SDK (replaceOnChanges), the list itself by the plugin.
    const whole = changes["triggers"];
    return whole === undefined ? changes : { ...changes, triggers: `${bare(whole)}-replace` };
  },

  preview(news, olds) {
    return olds === undefined
      ? { ...news, stderr: unknown, stdout: unknown }
      : { ...news, stderr: olds["stderr"], stdout: olds["stdout"] };
  },

  async create(news, call) {
    const id = `${call.name}${randomBytes(4).toString("hex")}`;
    const create = textOf(news["create"]);
    const output = create === undefined ? { stderr: "", stdout: "" } : await run(create, news, {}, call);
    return { id, outputs: { ...news, ...output } };
  },

  async update(olds, news, call) {
    const command = textOf(news["update"] ?? news["create"]);
    const before = { stderr: olds["stderr"], stdout: olds["stdout"] };
    return { ...news, ...(command === undefined ? before : await run(command, news, olds, call)) };
  },

  async delete(outputs, call) {
    const command = textOf(outputs["delete"]);
    if (command !== undefined) await run(command, outputs, outputs, call);
  },
};

/** Runs a command as the official plugin does: one connection, the command as it stands, `stdin` on its standard input. */
async function run(
  command: string,
  inputs: Properties,
  before: Properties,
  call: Call,
): Promise<{ stdout: string; stderr: string }> {
  const session = await connect(connectionOf(inputs), call.signal, (line) => call.log("info", line, true));
  try {
    const environment = await environmentOf(session, inputs, before, call);
    const logging = revealed(inputs["logging"]) ?? "stdoutAndStderr";
    const told: Promise<void>[] = [];
    const result = await session.run(command, {
      environment,
      stdin: textOf(inputs["stdin"]) ?? "",
      onLine: (stream, line) => {
        if (logging === "stdoutAndStderr" || logging === stream) told.push(call.log("info", line, true));
      },
    });
    await Promise.all(told);
    if (result.status !== 0)
      throw new Error(
        `Process exited with status ${result.status}: running ${JSON.stringify(command)}:\n${result.both}`,
      );
    return { stdout: result.stdout.replace(/\n$/, ""), stderr: result.stderr.replace(/\n$/, "") };
  } finally {
    await session.close();
  }
}

/** What the server will accept: a refusal of what was asked for is an error, one of the previous output a warning. */
async function environmentOf(
  session: Session,
  inputs: Properties,
  before: Properties,
  call: Call,
): Promise<Record<string, string>> {
  const asked = Object.entries(propertiesOf(inputs["environment"]) ?? {}).map(
    ([name, value]) => [name, String(value)] as const,
  );
  const wantsPrevious = revealed(inputs["addPreviousOutputInEnv"]) !== false;
  const earlier = Object.entries(previous)
    .map(([name, output]) => [name, textOf(before[output]) ?? ""] as const)
    .filter(([, value]) => wantsPrevious && value !== "");
  const wanted = Object.fromEntries([...asked, ...earlier]);
  if (Object.keys(wanted).length === 0) return {};
  const accepted = await session.acceptedNames(Object.keys(wanted));
  for (const [name] of [...asked, ...earlier]) {
    if (accepted.has(name)) continue;
    const isAsked = asked.some(([own]) => own === name);
    await call.log(
      isAsked ? "error" : "warning",
      `Unable to set '${name}'. This only works if your SSH server is configured to accept
	these variables via AcceptEnv. Alternatively, if a Bash-like shell runs the command on the remote host, you could
	prefix the command itself with the variables in the form 'VAR=value command'`,
    );
    if (isAsked) throw new Error(`could not set environment variable ${JSON.stringify(name)}: ssh: setenv failed`);
  }
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => accepted.has(name)));
}

function connectionOf(inputs: Properties): Connection {
  const given: Properties = { ...defaults, ...propertiesOf(inputs["connection"]) };
  const unsupported = ["password", "privateKey", "proxy"].find((name) => name in given);
  if (unsupported !== undefined) throw new Error(withoutAgent(unsupported));
  const agent = textOf(given["agentSocketPath"]) ?? process.env["SSH_AUTH_SOCK"];
  const hostKey = textOf(given["hostKey"]);
  return {
    host: textOf(given["host"]) ?? "",
    user: textOf(given["user"]) ?? defaults.user,
    port: Number(given["port"]),
    dialErrorLimit: Number(given["dialErrorLimit"]),
    perDialTimeoutSeconds: Number(given["perDialTimeout"]),
    ...(agent !== undefined && agent !== "" && { agent }),
    ...(hostKey !== undefined && { hostKey }),
  };
}

function withDefaults(connection: unknown): unknown {
  // with its envelope, when it has one
  if (typeof connection !== "object" || connection === null) return connection;
  return "value" in connection && !("host" in connection)
    ? { ...connection, value: withDefaults(connection.value) }
    : { ...defaults, ...connection };
}

function textOf(value: unknown): string | undefined {
  const bare = revealed(value);
  return typeof bare === "string" ? bare : undefined;
}

function propertiesOf(value: unknown): Properties | undefined {
  const bare = revealed(value);
  // an object that is no list: the properties of one, by the shape of JSON
  return typeof bare === "object" && bare !== null && !Array.isArray(bare) ? (bare as Properties) : undefined;
}

function withoutAgent(name: string): string {
  return `connection.${name}: konbit's stand-in for the command plugin connects with the ssh agent alone; load the key with ssh-add, or install the official plugin`;
}

/** The paths at which two values differ, as deep as both are objects or lists. */
function changesBetween(before: unknown, after: unknown, path = ""): Changes {
  if (before === undefined || after === undefined) {
    if (before === after) return {};
    return { [path]: before === undefined ? "add" : "delete" };
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Object.assign(
      {},
      ...Array.from({ length }, (_, at) => changesBetween(before[at], after[at], `${path}[${at}]`)),
    ) as Changes;
  }
  const [old, now] = [propertiesOf(before), propertiesOf(after)];
  if (old !== undefined && now !== undefined) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    // the connection is a secret as a whole: nothing inside it is named
    if (path === "connection") return names.some((name) => old[name] !== now[name]) ? { [path]: "update" } : {};
    return Object.assign(
      {},
      ...names.map((name) => changesBetween(old[name], now[name], path === "" ? name : `${path}.${name}`)),
    ) as Changes;
  }
  return before === after ? {} : { [path]: "update" };
}

function bare(change: Changes[string]): "add" | "delete" | "update" {
  if (change.startsWith("add")) return "add";
  return change.startsWith("delete") ? "delete" : "update";
}
