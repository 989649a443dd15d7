/* Writes schema/member.schema.json: `npm run schema`. A test sees to it that the committed file is up to date. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { memberJsonSchema } from "../core/member/json-schema.ts";

const file = path.join(import.meta.dirname, "member.schema.json");
await writeFile(file, `${JSON.stringify(memberJsonSchema(), null, 2)}\n`);
