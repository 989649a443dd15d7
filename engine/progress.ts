import type { EngineText } from "./error.ts";

/** What getting the engine is doing at the moment. */
export type Progress =
  | { readonly stage: "waiting" }
  | { readonly stage: "download"; readonly file: string; readonly doneMiB: number; readonly totalMiB?: number }
  | { readonly stage: "modules"; readonly done: number; readonly total: number }
  | {
      readonly stage: "compile";
      readonly done: number;
      readonly total: number;
      readonly what: string;
      readonly elapsedMs: number;
    }
  | { readonly stage: "plugin"; readonly name: string }
  /** A way that did not work, and why; the next one is tried. */
  | { readonly stage: "passed-over"; readonly why: EngineText };

export type Report = (progress: Progress) => void;

/** One line for the person who waits. */
export function progressText(progress: Progress): EngineText {
  switch (progress.stage) {
    case "waiting":
      return {
        fr: "un autre konbit prépare le moteur ; on l'attend",
        en: "another konbit is preparing the engine; waiting for it",
      };
    case "download": {
      const amount = `${progress.doneMiB.toFixed(1)}${progress.totalMiB === undefined ? "" : ` / ${progress.totalMiB.toFixed(1)}`}`;
      return { fr: `${progress.file} : ${amount} Mio`, en: `${progress.file}: ${amount} MiB` };
    }
    case "modules":
      return {
        fr: `modules téléchargés : ${progress.done} (au plus ${progress.total})`,
        en: `modules downloaded: ${progress.done} (at most ${progress.total})`,
      };
    case "compile": {
      const time = clock(progress.elapsedMs);
      return {
        fr: `compilation : ${progress.done} sur ${progress.total} paquets, ${time} (${progress.what})`,
        en: `compiling: ${progress.done} of ${progress.total} packages, ${time} (${progress.what})`,
      };
    }
    case "plugin":
      return { fr: `plugiciel ${progress.name}`, en: `plugin ${progress.name}` };
    case "passed-over":
      return progress.why;
  }
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
