import { Argument, Command, Option } from "commander";
import { explainedCodes, families, nearCodes, pageOf, pages } from "../core/explain/index.ts";
import { pageJson, pageText } from "../core/say/page-text.ts";
import { visible } from "../core/say/visible.ts";
import type { Lang } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { Failure, Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly json?: boolean;
  readonly lang?: Lang;
}

/** What a code means, in plain words. Without a code: all of them. */
const explain: Verb = (person) =>
  new Command("explain")
    .summary(person.text({ fr: "dit ce qu'un code d'erreur veut dire", en: "say what the code of an error means" }))
    .addArgument(new Argument("[code]", person.text({ fr: "par exemple K0203", en: "for example K0203" })))
    .option("--json", person.text({ fr: "pour une machine", en: "for a machine" }))
    .addOption(new Option("--lang <lang>", person.text({ fr: "langue", en: "language" })).choices(["fr", "en"]))
    .action((written: string | undefined, options: Options) => {
      const ui = options.lang ? new Ui(options.lang, person.isTerminal, person.signal) : person;
      if (written === undefined) list(ui, options.json === true);
      else show(ui, written, options.json === true);
    });

export default explain;

function show(ui: Ui, written: string, isJson: boolean): void {
  const code = asCode(written);
  const page = pageOf(code);
  if (!page) throw unknown(written, code);
  if (isJson) ui.json(pageJson(code, page, ui.lang));
  else ui.say(`${pageText(code, page, ui.lang)}\n`);
}

/** `203`, `k203` and `K0203` are one code: people copy what they remember. */
function asCode(written: string): string {
  const digits = /^k?(\d{1,4})$/i.exec(written.trim())?.[1];
  return digits === undefined ? written.trim().toUpperCase() : `K${digits.padStart(4, "0")}`;
}

function unknown(written: string, code: string): Failure {
  const near = nearCodes(code);
  const [shown, some] = [visible(written), near.join(", ")];
  return new Failure(
    near.length > 0
      ? {
          fr: `« ${shown} » n'est pas un code d'erreur. Vouliez-vous dire ${some} ? « konbit explain » les énumère tous.`,
          en: `"${shown}" is no code of an error. Did you mean ${some}? "konbit explain" lists them all.`,
        }
      : {
          fr: `« ${shown} » n'est pas un code d'erreur : un K et quatre chiffres, comme K0203. « konbit explain » les énumère tous.`,
          en: `"${shown}" is no code of an error: a K and four digits, like K0203. "konbit explain" lists them all.`,
        },
    exitCode.usage,
  );
}

function list(ui: Ui, isJson: boolean): void {
  if (isJson) {
    ui.json(explainedCodes.map((code) => pageJson(code, pages[code], ui.lang)));
    return;
  }
  for (const [family, title] of Object.entries(families)) {
    ui.say(title);
    for (const code of explainedCodes.filter((one) => one.startsWith(family)))
      ui.say(`  ${code}  ${ui.text(pages[code].title)}`);
    ui.say("");
  }
  ui.say({ fr: "Pour en lire un : konbit explain K0203", en: "To read one: konbit explain K0203" });
}
