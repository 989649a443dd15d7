import type { StepEvent, StepState } from "./event.ts";
import { factsOf, type Fact } from "./facts.ts";

/** What the engine would do (or did), for one member or for the server that all share. */
export interface Folded {
  /** Absent: the server itself. */
  readonly member?: { readonly id: string; readonly name: string; readonly slug: string };
  readonly things: readonly Thing[];
}

/** What one step of the engine does to a thing. */
export type Effect = "appears" | "changes" | "stops";

export interface Thing {
  readonly effect: Effect;
  /** The engine's name for it, `m-0003/www/site`. */
  readonly name: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What differs, property by property; empty for what appears or stops. */
  readonly facts: readonly Fact[];
  /** It had been made, and somebody took it away on the server. */
  readonly isMissing: boolean;
}

const tenantType = "konbit:tenant:Tenant";

/** Folds the events of one preview or update by member; what stays the same is left out. */
export function fold(events: readonly StepEvent[]): readonly Folded[] {
  const owners = new Owners(events);
  const refreshed = new Map(events.filter(isRefresh).map((event) => [event.urn, event]));
  const groups = new Map<string, Thing[]>();
  const seen = new Set<string>();
  for (const event of events) {
    const effect = effectOf(event.op);
    // A replacement arrives as three steps of one URN; components have nothing on the server.
    if (effect === undefined || seen.has(event.urn) || !isThing(event)) continue;
    seen.add(event.urn);
    const owner = owners.of(event.urn);
    const before = refreshed.get(event.urn);
    const thing: Thing = {
      effect,
      name: nameIn(event.urn),
      type: event.type,
      inputs: (event.new ?? event.old)?.inputs ?? {},
      facts: effect === "changes" ? factsOf(event, before) : [],
      isMissing: effect === "appears" && before !== undefined,
    };
    groups.set(owner, [...(groups.get(owner) ?? []), thing]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, things]) => {
      const member = owners.member(owner);
      return member === undefined ? { things } : { member, things };
    });
}

const effects: Readonly<Record<string, Effect>> = {
  create: "appears",
  import: "appears",
  update: "changes",
  replace: "changes",
  "create-replacement": "changes",
  "delete-replaced": "changes",
  delete: "stops",
};

function effectOf(op: string): Effect | undefined {
  return effects[op];
}

function isRefresh(event: StepEvent): boolean {
  return event.op === "refresh";
}

function isThing(event: StepEvent): boolean {
  return (event.new ?? event.old)?.custom === true && !event.type.startsWith("pulumi:");
}

/** Who a resource belongs to: the nearest tenant above it, or the server (""). */
class Owners {
  readonly #states = new Map<string, StepState>();
  readonly #types = new Map<string, string>();

  constructor(events: readonly StepEvent[]) {
    for (const event of events) {
      const state = event.new ?? event.old;
      if (state !== null && state !== undefined) this.#states.set(event.urn, state);
      this.#types.set(event.urn, event.type);
    }
  }

  of(urn: string): string {
    for (let at: string | undefined = urn; at !== undefined && at !== ""; at = this.#states.get(at)?.parent) {
      if (this.#types.get(at) === tenantType) return at;
    }
    return "";
  }

  member(owner: string): Folded["member"] {
    if (owner === "") return undefined;
    const inputs = this.#states.get(owner)?.inputs ?? {};
    const id = nameIn(owner);
    const text = (key: string) => (typeof inputs[key] === "string" ? inputs[key] : id);
    return { id, name: text("name"), slug: text("slug") };
  }
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
