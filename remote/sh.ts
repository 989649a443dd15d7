/** Shell text in which every value is quoted. Made by `sh` and by nothing else. */
export class Script {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Value = string | number | Script | readonly (string | number | Script)[];

/**
 * Shell text with its values quoted: a string or number becomes one word, an array its words, a `Script` stands as it is.
 * @throws TypeError for a NUL, which no shell word can hold.
 */
export function sh(parts: TemplateStringsArray, ...values: readonly Value[]): Script {
  // `raw`: a backslash in the template is a backslash in the shell.
  return new Script(parts.raw.map((part, index) => (index === 0 ? "" : word(values[index - 1] ?? "")) + part).join(""));
}

/** Scripts one after another, a line each. */
export function lines(scripts: readonly Script[]): Script {
  return new Script(scripts.map((script) => script.text).join("\n"));
}

function word(value: Value): string {
  if (value instanceof Script) return value.text;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value.map(word).join(" ");
  if (value.includes("\0")) throw new TypeError("a shell word cannot hold a NUL character");
  return /^[\w./:@%+=-]+$/.test(value) && !/^[=~]/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
