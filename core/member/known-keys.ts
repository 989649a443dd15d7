import * as z from "zod";
import { memberFile } from "./schema.ts";
import type { Path } from "./member.ts";

/** Asked of the schema itself, so that no second list of keys can go stale. */
export function knownKeys(path: Path): readonly string[] {
  return Object.keys(objectAt(path)?.shape ?? {});
}

/** The path pattern (`["mailboxes", 0]`) of the first place where this key exists, if anywhere. */
export function homeOf(key: string): Path | undefined {
  return homes.get(key);
}

/** Whether the key at a path is one of ours that need not be there. */
export function isOptional(path: Path): boolean {
  const child = (objectAt(path.slice(0, -1))?.shape as z.core.$ZodShape | undefined)?.[String(path.at(-1))];
  return child?._zod.optin !== undefined;
}

/** What the schema wants at a path, in one word. */
export function wanted(path: Path): "list" | "keys" | "text" | "number" | "boolean" | "choice" {
  const found = schemasAt(memberFile, path);
  if (found.some((schema) => schema instanceof z.ZodArray)) return "list";
  if (found.some((schema) => schema instanceof z.ZodBoolean)) return "boolean";
  if (found.some((schema) => schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral)) return "choice";
  if (found.some((schema) => schema instanceof z.ZodString)) return "text";
  if (found.some((schema) => schema instanceof z.ZodNumber)) return "number";
  return "keys";
}

function objectAt(path: Path): z.ZodObject | undefined {
  return schemasAt(memberFile, path).find((schema) => schema instanceof z.ZodObject);
}

/** All the schemas that a value at this path may meet: unions have several. */
function schemasAt(schema: z.core.$ZodType, path: Path): readonly z.core.$ZodType[] {
  const [step, ...rest] = path;
  const here = bare(schema);
  if (step === undefined) return here;
  return here.flatMap((option) => {
    if (option instanceof z.ZodArray) return schemasAt(option.element, rest);
    if (option instanceof z.ZodRecord) return schemasAt(option.valueType, rest);
    const child = option instanceof z.ZodObject ? (option.shape as z.core.$ZodShape)[step] : undefined;
    return child ? schemasAt(child, rest) : [];
  });
}

/** Without the wrappers of default, optional and transform: what is written, not what comes out. */
function bare(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare);
  if (schema instanceof z.ZodPipe) return bare(schema.in);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return bare(schema.unwrap());
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return bare(schema.unwrap());
  return [schema];
}

const homes = new Map<string, Path>();
(function collect(path: Path): void {
  for (const schema of schemasAt(memberFile, path)) {
    if (schema instanceof z.ZodArray) collect([...path, 0]);
    if (!(schema instanceof z.ZodObject)) continue;
    for (const key of Object.keys(schema.shape)) {
      if (!homes.has(key)) homes.set(key, path);
      collect([...path, key]);
    }
  }
})([]);
