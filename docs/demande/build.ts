import { writeFile } from "node:fs/promises";
import process from "node:process";
import { build } from "esbuild";

const folder = import.meta.dirname;

/** The page's script in one file: the rules and sentences of core, the questions of core/request-form, and the page. */
export async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}/src/page.ts`],
    absWorkingDir: `${folder}/../..`,
    bundle: true,
    // A classic script: browsers load no modules from a file.
    format: "iife",
    target: "es2024",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    banner: {
      js: "// Built from docs/demande/src and core by `node docs/demande/build.ts`. AGPL-3.0-or-later, as all of konbit.",
    },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

if (process.argv[1] === import.meta.filename) await writeFile(`${folder}/demande.js`, await bundle());
