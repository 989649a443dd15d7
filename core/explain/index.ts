import type { Code } from "../member/messages/index.ts";
import type { RequestCode } from "../request/messages.ts";
import { slips } from "../slips.ts";
import type { Text } from "../text.ts";
import { across } from "./across.ts";
import { bytes } from "./bytes.ts";
import { capacity } from "./capacity.ts";
import { domains } from "./domains.ts";
import { keys } from "./keys.ts";
import { leaving } from "./leaving.ts";
import { limits } from "./limits.ts";
import { names } from "./names.ts";
import type { Page } from "./page.ts";
import { provided } from "./provided.ts";
import { references } from "./references.ts";
import { requestPages } from "./request/index.ts";
import { shape } from "./shape.ts";
import { sizes } from "./sizes.ts";
import { values } from "./values.ts";
import { yaml } from "./yaml.ts";

/** Every code that konbit can say. A registry of codes joins here, and nothing compiles until each has its page. */
export type ExplainedCode = Code | RequestCode;

/** A page for each code. */
export const pages: Readonly<Record<ExplainedCode, Page>> = {
  ...bytes,
  ...yaml,
  ...shape,
  ...names,
  ...domains,
  ...values,
  ...keys,
  ...sizes,
  ...references,
  ...leaving,
  ...limits,
  ...across,
  ...capacity,
  ...provided,
  ...requestPages,
};

/** What the codes that begin alike have in common; a new beginning needs its title here. */
export const families: Readonly<Record<FamilyOf<ExplainedCode>, Text>> = {
  K01: { fr: "Le fichier et son écriture", en: "The file and how it is written" },
  K02: { fr: "Les clés et les valeurs possibles", en: "Keys and possible values" },
  K03: { fr: "Les noms, les adresses, les dates", en: "Names, addresses, dates" },
  K04: { fr: "Les tailles", en: "Sizes" },
  K05: { fr: "Ce qui doit se répondre dans le fichier", en: "What must agree within the file" },
  K06: { fr: "L'admission, les limites, le départ", en: "Admission, limits, leaving" },
  K07: { fr: "Entre les membres", en: "Between members" },
  K08: { fr: "La place sur le serveur", en: "Room on the server" },
  K09: { fr: "Ce que konbit ne fournit pas encore", en: "What konbit does not provide yet" },
  K10: { fr: "Les demandes : qui change quoi, et ce qui disparaît", en: "Requests: who changes what, and what goes" },
};

/** `K02` of `K0203`. */
type FamilyOf<C extends string> = C extends `${infer K}${infer Tens}${infer Ones}${string}`
  ? `${K}${Tens}${Ones}`
  : never;

/** The page of a code, if there is such a code. */
export function pageOf(code: string): Page | undefined {
  return isExplained(code) ? pages[code] : undefined;
}

/** Every code, in order. */
export const explainedCodes: readonly ExplainedCode[] = Object.keys(pages).filter(isExplained).sort();

function isExplained(code: string): code is ExplainedCode {
  return Object.hasOwn(pages, code);
}

/** Codes that the written one is a slip of; none when it is like no code. */
export function nearCodes(written: string): readonly ExplainedCode[] {
  return explainedCodes.filter((code) => slips(written, code) === 1).slice(0, 5);
}
