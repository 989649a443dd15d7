import { isKnown, valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";

/** Whether others can check the server's signature. */
export function judgeDkim({ answers, expected, areKeysKnown }: Evidence): readonly DnsFinding[] {
  if (!areKeysKnown)
    return [
      finding("note", "dkim", {
        fr: "DKIM n'est pas vérifié : les clés publiques sont sur le serveur, qui n'a pas été interrogé.",
        en: "DKIM was not checked: the public keys are on the server, which was not asked.",
      }),
    ];
  return expected
    .filter(({ purpose }) => purpose === "dkim")
    .flatMap((wanted): readonly DnsFinding[] => {
      const answer = answers(wanted.name, "TXT");
      const found = valuesOf(answer);
      if (!isKnown(answer) || found.some((text) => tags(text) === tags(wanted.value))) return [];
      return [
        finding(
          "orange",
          "dkim",
          found.length === 0
            ? {
                fr: "La clé DKIM manque : personne ne peut vérifier que les courriels viennent bien d'ici.",
                en: "The DKIM key is missing: nobody can check that mail really comes from here.",
              }
            : {
                fr: "La clé DKIM n'est pas celle avec laquelle le serveur signe : les signatures paraissent fausses. Recopiez-la en entier.",
                en: "The DKIM key is not the one with which the server signs: signatures look wrong. Copy it again, whole.",
              },
          { found: found.map((text) => `TXT "${text}"`), wanted: [wanted] },
        ),
      ];
    });
}

/** Forms of registrars add spaces and a semicolon at the end; neither means anything (RFC 6376 §3.2). */
function tags(text: string): string {
  return text.replaceAll(/\s/g, "").replace(/;$/, "");
}
