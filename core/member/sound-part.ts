import type { Path } from "./member.ts";
import type { Plain } from "./plain.ts";

/** What required keys look like when theirs is broken; the rules that read them are not asked. */
const placeholders = { name: "?", contact: { name: "?", email: "nobody@nowhere.invalid", forge: "nobody" } };

/** A file's plain data without its broken pieces: whole items of lists, whole entries of groups. */
export class SoundPart {
  #value: Readonly<Record<string, Plain>>;
  /** For each list that lost an item: where its items stood in the file. */
  readonly #order = new Map<string, readonly number[]>();

  /** @param known the keys that may stand at the top */
  constructor(value: Plain, known: readonly string[]) {
    this.#value = Object.fromEntries(Object.entries(value as object).filter(([key]) => known.includes(key)));
  }

  get value(): Plain {
    return this.#value;
  }

  drop(paths: readonly Path[]): void {
    for (const key of new Set(paths.map(([key]) => key))) {
      // An issue of the whole is about unknown keys, which were never taken in.
      if (key === undefined) continue;
      this.#dropFrom(String(key), new Set(paths.filter(([top]) => top === key).map(([, step]) => step)));
    }
    this.#value = { ...placeholders, ...this.#value };
  }

  inFile(path: Path): Path {
    const [key, index, ...rest] = path;
    const order = this.#order.get(String(key));
    if (key === undefined || typeof index !== "number" || !order) return path;
    return [key, order[index] ?? index, ...rest];
  }

  #dropFrom(key: string, steps: ReadonlySet<string | number | undefined>): void {
    const { [key]: value, ...others } = this.#value;
    this.#value = others;
    if (typeof value !== "object" || steps.has(undefined)) return;
    if (Array.isArray(value)) {
      const items: readonly Plain[] = value;
      const before = this.#order.get(key) ?? items.map((_, index) => index);
      const kept = items.flatMap((item, index) => (steps.has(index) ? [] : [{ item, was: before[index] ?? index }]));
      this.#order.set(
        key,
        kept.map(({ was }) => was),
      );
      this.#value = { ...others, [key]: kept.map(({ item }) => item) };
      return;
    }
    const entries = Object.entries(value);
    const kept = entries.filter(([step]) => !steps.has(step));
    // When what is missing is the culprit, nothing can be taken out but the whole.
    if (kept.length < entries.length) this.#value = { ...others, [key]: Object.fromEntries(kept) };
  }
}
