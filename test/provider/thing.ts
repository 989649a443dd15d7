import { createHash } from "node:crypto";
import * as z from "zod";
import type { Kind } from "../../kinds/kind.ts";
import { lines, Script, sh } from "../../remote/sh.ts";

const ThingInputs = z.strictObject({
  name: z.string().regex(/^[a-z]{1,8}$/, "small letters only"),
  size: z.int().min(1).max(100),
  labels: z.array(z.string()).default([]),
  limits: z.record(z.string(), z.number()).default({}),
  password: z.string().exactOptional(),
});
type ThingInputs = z.output<typeof ThingInputs>;

type ThingState = ThingInputs & Readonly<Record<"files", Record<string, string>>>;

/** What a size does besides: how a test asks for a failure. */
export const unlucky = { halfDone: 13, notAtAll: 14, speechless: 15, slow: 16 } as const;

/**
 * A kind whose server is a folder, for tests of the provider: one JSON file for each thing, and the real bash.
 * As on a real server the password cannot be read back, only compared.
 */
export function thing(folder: string, token = "test:index:Thing"): Kind<ThingState, ThingInputs> {
  return {
    token,
    inputs: ThingInputs,
    identity: ["name"],
    secrets: ["password"],
    desired: ({ name, size, labels, limits, password }) => ({
      name,
      size,
      labels: [...labels].sort(),
      limits,
      files: { "main.conf": `name=${name}\nsize=${size}\n` },
      ...(password === undefined ? {} : { password }),
    }),
    id: (state) => state.name,
    survey: sh`cd ${folder} || exit; for f in *.json; do [ -e "$f" ] && cat "$f" && echo; done; echo end`,
    observe: (survey, id, expected) => {
      const found = survey
        .split("\n")
        .filter((line) => line.startsWith("{"))
        // what `ensure` wrote below
        .map((line) => JSON.parse(line) as ThingState & { hash?: string })
        .find((state) => state.name === id);
      if (found === undefined) return undefined;
      const { hash, ...state } = found;
      const password = expected?.password;
      return { ...state, ...(password !== undefined && hash === hashOf(password) ? { password } : {}) };
    },
    ensure: (states) => lines(states.map((state) => ensureOne(folder, state))),
    retire: (states) =>
      lines(
        states.map((state) => {
          const id = state.name;
          return sh`mkdir -p ${folder}/quarantine; mv ${folder}/${id}.json ${folder}/quarantine/ 2>/dev/null; echo ok ${id}`;
        }),
      ),
  };
}

function ensureOne(folder: string, desired: ThingState): Script {
  const { password, ...rest } = desired;
  const { name: id, size } = rest;
  const state = { ...rest, ...(password === undefined ? {} : { hash: hashOf(password) }) };
  const write = (what: object): Script => sh`printf %s ${JSON.stringify(what)} > ${folder}/${id}.json`;
  if (size === unlucky.halfDone)
    return sh`${write({ ...state, labels: ["half"] })}; echo failed ${id} the disk said no`;
  if (size === unlucky.notAtAll) return sh`echo failed ${id} nothing was made`;
  if (size === unlucky.speechless) return sh`echo "cannot use ${new Script(password ?? "")}" >&2`;
  const wait = size === unlucky.slow ? sh`sleep 1.5` : sh`true`;
  return sh`${wait}; ${write(state)} && echo changed ${id} written && echo ok ${id}`;
}

function hashOf(password: string): string {
  return createHash("sha256").update(password).digest("hex");
}
