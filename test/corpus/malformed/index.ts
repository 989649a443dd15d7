import { marker, type MalformedCase } from "./case.ts";
import { shapeCases } from "./shape.ts";
import { sourceCases } from "./source.ts";
import { valueCases } from "./values.ts";
import { yamlCases } from "./yaml.ts";

/** A malformed file as it would lie in a members' folder, and where its culprit is. */
export interface Malformed {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly column: number;
}

export const malformed: readonly Malformed[] = [...sourceCases, ...yamlCases, ...shapeCases, ...valueCases].map(built);

function built({ name, marked, file, bytes, at }: MalformedCase): Malformed {
  const before = marked.slice(0, marked.indexOf(marker));
  const place = at ?? {
    line: before.split("\n").length,
    column: Array.from(before.slice(before.lastIndexOf("\n") + 1)).length + 1,
  };
  return {
    name,
    path: `members/${file ?? "racine-commune.yaml"}`,
    bytes: bytes ?? new TextEncoder().encode(marked.replace(marker, "")),
    ...place,
  };
}
