import { expect, test } from "vitest";
import { certificateText } from "../../../core/preview/certificate-fact.ts";

const said = (found: string, key = 'tls["wiki.racine.example"]') =>
  certificateText({ key, found, expected: "managed", isDrift: true });

test.each([
  [
    "waits: does not point here but to 192.0.2.9, 2001:db8::9",
    "waits, for the name leads to 192.0.2.9, 2001:db8::9 and not to this server",
  ],
  ["waits: DNS has no address of it", "waits until DNS has an address for the name"],
  ["waits: DNS did not answer", "waits for an answer of DNS"],
  ["waits: not asked for yet", "not asked for yet"],
  ["waits: its certificate is gone", "has gone from the server, will be asked for again"],
  ["waits: CAA record forbids: no", "waits, for the authority has not given one: “CAA record forbids: no”"],
  ["expires in 13 days", "expires in 13 days, and could not be renewed"],
  ["expires in 2 days: rate limited: later", "expires in 2 days, and could not be renewed: “rate limited: later”"],
  ["expired", "expired, and not renewed"],
])("%s", (found, en) => {
  expect(said(found)?.en).toBe(`certificate of wiki.racine.example: ${en}`);
  expect(said(found)?.fr).toMatch(/^certificat de wiki\.racine\.example : /);
});

test("the server's own names are said alike, and no other fact is", () => {
  expect(said("waits: DNS did not answer", 'names["mail.konbit.example"]')?.fr).toBe(
    "certificat de mail.konbit.example : attend une réponse du DNS",
  );
  expect(said("anything", "tls.host")).toBeUndefined();
  expect(said("anything", 'files["/etc/x"]')).toBeUndefined();
});
