import type { StepEvent } from "./event.ts";
import { valueAt } from "./property-path.ts";

/** One property that differs. Values are short texts, safe to print; absent: there is none on that side. */
export interface Fact {
  /** `files.vhost`, `user.shell`: the words of the kind. */
  readonly key: string;
  readonly found?: string;
  readonly expected?: string;
  /** Somebody changed it on the server; otherwise the files ask for something new. */
  readonly isDrift: boolean;
}

/** What an update would change, with what the server shows (`old`, just read) and what the files want (`new`). */
export function factsOf(update: StepEvent, refresh: StepEvent | undefined): readonly Fact[] {
  return Object.keys(update.detailedDiff ?? {})
    .sort()
    .flatMap((path) => {
      const found = valueAt(update.old?.inputs, path);
      const expected = valueAt(update.new?.inputs, path);
      const applied = valueAt(refresh?.old?.inputs, path);
      const isDrift = refresh !== undefined && JSON.stringify(applied) !== JSON.stringify(found);
      const [foundText, expectedText] = bothTexts(found, expected);
      return [
        {
          key: path,
          ...(foundText === undefined ? {} : { found: foundText }),
          ...(expectedText === undefined ? {} : { expected: expectedText }),
          isDrift,
        },
      ];
    });
}

const linesShown = 5;

/** Two values as texts; of long texts (a vhost) only the lines that the other does not have. */
function bothTexts(found: unknown, expected: unknown): readonly [string | undefined, string | undefined] {
  if (typeof found === "string" && typeof expected === "string" && (found.includes("\n") || expected.includes("\n"))) {
    return [onlyIn(found, expected), onlyIn(expected, found)];
  }
  return [textOf(found), textOf(expected)];
}

function onlyIn(text: string, other: string): string {
  const others = new Set(other.split("\n"));
  const own = text.split("\n").filter((line) => !others.has(line));
  const more = own.length > linesShown ? ` … (+${own.length - linesShown})` : "";
  return (
    own
      .slice(0, linesShown)
      .map((line) => line.trim())
      .join(" ⏎ ") + more
  );
}

// What the engine puts around a secret value (sdk/go/common/resource/sig at 3.259.0).
const secretMark = "4dabf18193072939515e22adb298388d";

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object" && secretMark in value) return "[secret]";
  return typeof value === "string" ? value : JSON.stringify(value);
}
