import { expect, test } from "vitest";
import type { Admitted } from "../../../core/member/member.ts";
import { redirectsOf } from "../../../core/plan/redirects.ts";
import { accepted } from "./reading.ts";

test("a domain that leads elsewhere is a site by its own name", () => {
  const [racine] = accepted({
    racine:
      "id: m-0003\nname: R\nstatus: active\nlogin: racine\ncontact: { name: A, email: a@b.test, forge: a }\n" +
      "domains: [racine.example, { name: racine.test, mail: none, redirectTo: https://racine.example/accueil }]\n",
  });
  expect(redirectsOf(racine?.member as Admitted)).toEqual([
    expect.objectContaining({
      name: "racine.test",
      host: "racine.test",
      domains: ["racine.test"],
      app: "redirect",
      to: "https://racine.example/accueil",
    }),
  ]);
});
