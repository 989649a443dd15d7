// random:index/randomPassword:RandomPassword, for where the official plugin cannot be had. Behaviour and state as in pulumi-random
// 4.21.1 (its schema, its recorded calls, and terraform-provider-random's resource_password.go that it is made of), 2026-11.
import { randomInt } from "node:crypto";
import { secret, unknown } from "../../plugin/values.ts";
import type { Changes, Properties, Resource } from "./provider.ts";

const alphabets = { upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower: "abcdefghijklmnopqrstuvwxyz", numeric: "0123456789" };
const usualSpecial = "!@#$%&*()-_=+[]{}<>:?";
const minima = ["minUpper", "minLower", "minNumeric", "minSpecial"] as const;
const known = ["keepers", "length", "lower", ...minima, "number", "numeric", "overrideSpecial", "special", "upper"];

export const randomPassword: Resource = {
  check(news) {
    const failures: Record<string, string> = {};
    for (const name of Object.keys(news)) {
      if (!known.includes(name)) failures[name] = `RandomPassword has no input ${name}`;
    }
    const { length } = news;
    const least = minima.reduce((sum, name) => sum + numberOf(news[name], 0), 0);
    if (length === undefined) failures["length"] = "length is missing";
    else if (length !== unknown && (typeof length !== "number" || !Number.isInteger(length) || length < 1)) {
      failures["length"] = "length must be a whole number, 1 or more";
    } else if (length !== unknown && numberOf(length, 0) < least) {
      failures["length"] = `length must be at least ${least}, the sum of minUpper, minLower, minNumeric and minSpecial`;
    }
    if (
      typeof news["number"] === "boolean" &&
      typeof news["numeric"] === "boolean" &&
      news["number"] !== news["numeric"]
    ) {
      failures["number"] = "number and numeric are both set, to different values; number is deprecated, use numeric";
    }
    const sets = [news["upper"], news["lower"], news["special"], news["numeric"] ?? news["number"]];
    if (sets.every((set) => set === false))
      failures["special"] = "at least one of upper, lower, numeric and special must be true";
    return { inputs: news, failures };
  },

  diff(_oldInputs, olds, news) {
    const planned = withDefaults(news);
    const changes: Record<string, Changes[string]> = {};
    for (const name of known) {
      const [before, after] = [olds[name], planned[name]];
      if (isEqual(before, after)) continue;
      // An override that version 3.4.2 of the upstream provider wrote as "" by mistake may go without a replacement.
      const isMended = name === "overrideSpecial" && before === "" && after === undefined;
      const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
      changes[name] = isMended ? kind : `${kind}-replace`;
    }
    return changes;
  },

  preview(news, olds) {
    const computed = olds ?? { bcryptHash: unknown, id: unknown, result: unknown };
    return {
      ...withDefaults(news),
      bcryptHash: computed["bcryptHash"],
      id: computed["id"],
      result: computed["result"],
    };
  },

  async create(inputs) {
    const properties = withDefaults(inputs);
    const result = password(properties);
    return { id: "none", outputs: stateOf(properties, result, await hashOf(result)) };
  },

  // Nothing but the mending above ever updates: everything else makes a new password.
  update(olds, news) {
    return Promise.resolve(stateOf(withDefaults(news), String(olds["result"]), String(olds["bcryptHash"])));
  },

  delete() {
    return Promise.resolve();
  },
};

/** number and numeric are one setting under two names. */
function withDefaults(inputs: Properties): Properties {
  const numeric = inputs["numeric"] ?? inputs["number"] ?? true;
  return {
    lower: true,
    minLower: 0,
    minNumeric: 0,
    minSpecial: 0,
    minUpper: 0,
    special: true,
    upper: true,
    ...inputs,
    number: numeric,
    numeric,
  };
}

/** As many of each set as asked, the rest from all sets, in an order that nothing tells. */
function password(properties: Properties): string {
  const override = properties["overrideSpecial"];
  const special = typeof override === "string" && override !== "" ? override : usualSpecial;
  const sets = [
    { characters: alphabets.upper, isUsed: properties["upper"] === true, least: numberOf(properties["minUpper"], 0) },
    { characters: alphabets.lower, isUsed: properties["lower"] === true, least: numberOf(properties["minLower"], 0) },
    {
      characters: alphabets.numeric,
      isUsed: properties["numeric"] === true,
      least: numberOf(properties["minNumeric"], 0),
    },
    { characters: special, isUsed: properties["special"] === true, least: numberOf(properties["minSpecial"], 0) },
  ];
  const all = sets.flatMap(({ characters, isUsed }) => (isUsed ? Array.from(characters) : []));
  if (all.length === 0) throw new Error("the character set specified is empty");
  const pick = (characters: readonly string[]): string => characters[randomInt(characters.length)] ?? "";
  // a minimum holds for a set that is switched off as well, as in the original
  const least = sets.flatMap(({ characters, least }) =>
    Array.from({ length: least }, () => pick(Array.from(characters))),
  );
  const rest = Array.from({ length: numberOf(properties["length"], 0) - least.length }, () => pick(all));
  const drawn = [...least, ...rest];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] ?? "", drawn[last] ?? ""];
  }
  return drawn.join("");
}

/** bcrypt of the first 72 bytes, cost 10, in the form that Go writes ($2a$). */
async function hashOf(result: string): Promise<string> {
  // loaded only where a password is made
  const { default: bcrypt } = await import("bcryptjs");
  const salt = (await bcrypt.genSalt(10)).replace(/^\$2[by]\$/, "$2a$");
  return bcrypt.hash(result, salt);
}

function stateOf(properties: Properties, result: string, bcryptHash: string): Properties {
  // What the plugin's Terraform bridge notes of the difference between its state and ours: absent here is null there, a map is a map.
  const absent = secret({ replace: { raw: null } });
  const delta = {
    keepers: properties["keepers"] === undefined ? absent : { map: {} },
    ...(properties["overrideSpecial"] === undefined ? { overrideSpecial: absent } : {}),
  };
  return {
    ...properties,
    __meta: '{"schema_version":"3"}',
    __pulumi_raw_state_delta: { obj: { ps: delta } },
    bcryptHash: secret(bcryptHash),
    id: "none",
    result: secret(result),
  };
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** Scalars, and the map `keepers`. */
function isEqual(one: unknown, other: unknown): boolean {
  const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!isMap(one) || !isMap(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
