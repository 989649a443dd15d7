import { expect, test } from "vitest";
import { acmeOfStack } from "../../stacks/acme.ts";
import { configOf, planWith } from "./given.ts";

type Known = Parameters<typeof acmeOfStack>[2];
const known: Known = { contact: "technique@konbit.example", hosts: [undefined] };
const asked = (values: Readonly<Record<string, string>>, more: Partial<Known> = {}) =>
  acmeOfStack(configOf(values), planWith(), { ...known, ...more });

test("a stack that says nothing asks Let's Encrypt, in the name of the first coordinator", () => {
  expect(asked({ host: "203.0.113.7" })).toEqual({
    authority: "https://acme-v02.api.letsencrypt.org/directory",
    contact: "technique@konbit.example",
    addresses: ["203.0.113.7"],
    hosts: [{ name: "mail.racine.example", also: ["autoconfig.racine.example", "mta-sts.racine.example"] }],
  });
  expect(asked({ host: "serveur.konbit.example", addresses: '["2001:db8::7"]' })?.addresses).toEqual(["2001:db8::7"]);
});

test("none asks nobody", () => {
  expect(asked({ acme: "none" })).toBeUndefined();
});

test("the server's own names come first, each once", () => {
  const hosts = ["mail.racine.example", "webmail.racine.example"];
  expect(asked({}, { hosts })?.hosts.map(({ name }) => name)).toEqual([
    "mail.racine.example",
    "webmail.racine.example",
  ]);
});

test("what is no directory, address or certificate is refused by the name of its key", () => {
  expect(() => asked({ acme: "letsencrypt" })).toThrow(/nothing was changed: konbit:acme: the https address/);
  expect(() => asked({ acmeContact: "technique" })).toThrow(/konbit:acmeContact/);
  expect(() => asked({ acmeRoot: "/etc/pebble.pem" })).toThrow(/konbit:acmeRoot/);
  expect(() => asked({}, { contact: undefined })).toThrow(/config set konbit:acmeContact/);
});
