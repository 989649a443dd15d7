import { expect, test } from "vitest";
import { lettersIn } from "../../scripts/cli/demo-letter.ts";

const token = "szLNy5dAw_dYrqHDbTvXWmJrvSibqADzvMwKaWl_M0k";
const letter = [
  "Received: by mail.konbit.test (Postfix, from userid 996)",
  "To: <anais+konbit@ailleurs.example>",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "La bo=C3=AEte est pr=C3=AAte. Vous en =",
  "choisissez le mot de passe, ici :",
  "",
  `https://mail.konbit.test/mot-de-passe/${token.slice(0, 30)}=`,
  `${token.slice(30)}?lang=3Dfr`,
  "",
].join("\n");

test("a letter is found in the queue with its whole link, and reads as it was written", () => {
  const other = "Received: by mail\nTo: <zoe@ailleurs.example>\n\nBonjour\n\n";
  expect(lettersIn(other + letter)).toEqual([
    {
      to: "anais+konbit@ailleurs.example",
      text: `La boîte est prête. Vous en choisissez le mot de passe, ici :\n\nhttps://mail.konbit.test/mot-de-passe/${token}?lang=fr`,
      link: `https://mail.konbit.test/mot-de-passe/${token}?lang=fr`,
    },
  ]);
});
