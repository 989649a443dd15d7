import * as z from "zod";
import { keyTexts } from "./key-texts.ts";
import { placeName } from "./messages/places.ts";
import { memberFile } from "./schema.ts";

type Node = z.core.JSONSchema.BaseSchema;

/**
 * What a member may write, as JSON Schema for editors: keys, words, forms of texts, and what each key is for in both
 * languages. Draft 7, which every editor's YAML support understands. What keys say about one another is not in it.
 */
export function memberJsonSchema(): Node {
  const schema = z.toJSONSchema(memberFile, { io: "input", target: "draft-07", override: simplify });
  return {
    ...annotated(schema, []),
    title: "konbit : un fichier de membre / a member file",
    $comment: "Made from core/member/schema.ts. Do not edit: npm run schema",
  };
}

/** A size is written as a text with a unit, though the reader takes a number as far as the message that asks for it. */
function simplify({ jsonSchema }: { jsonSchema: Node }): void {
  if (jsonSchema.pattern !== undefined && jsonSchema.anyOf) {
    delete jsonSchema.anyOf;
    jsonSchema.type = "string";
  }
  // The bound that zod gives to every whole number is nothing to tell a person.
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function annotated(node: Node, path: readonly string[]): Node {
  const at = path.join(".");
  const text = keyTexts[at];
  const place = node.properties === undefined ? undefined : placeName(path);
  return {
    ...(place === undefined ? {} : { title: `${place.fr} / ${place.en}` }),
    ...(text === undefined ? {} : { description: `${text.fr}\n\n${text.en}` }),
    ...node,
    // Without quotes a version is a number to an editor; the reader takes it by its source text.
    ...(at === "sites.php" ? { type: ["string", "number"] as never } : {}),
    ...below(node, path),
  };
}

function below({ properties, items, anyOf, additionalProperties }: Node, path: readonly string[]): Node {
  const same = (child: z.core.JSONSchema._JSONSchema) => (typeof child === "object" ? annotated(child, path) : child);
  const entries = Object.entries(properties ?? {}).map(([key, child]) => [
    key,
    typeof child === "object" ? annotated(child, [...path, key]) : child,
  ]);
  return {
    ...(properties ? { properties: Object.fromEntries(entries) as NonNullable<Node["properties"]> } : {}),
    ...(typeof items === "object" && !Array.isArray(items) ? { items: same(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((one) => annotated(one, path)) } : {}),
    ...(additionalProperties === undefined ? {} : { additionalProperties: same(additionalProperties) }),
  };
}
