import { expect, test } from "vitest";
import { backends, kinds } from "../../kinds/index.ts";
import { readConfiguration } from "../../provider/configure.ts";

const server = {
  host: "server.example",
  user: "konbit-ops",
  hostKey: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${"A".repeat(43)}`,
};

test("the configuration says who runs the server, and nothing means konbit's own programs", () => {
  expect(readConfiguration({ ...server, backend: "alternc" })).toMatchObject({ backend: "alternc", failures: [] });
  expect(readConfiguration(server)).not.toHaveProperty("backend");
  expect(readConfiguration({ backend: "alternc" })).toMatchObject({ backend: "alternc" });
});

test("a backend that nobody has is refused, with the ones that there are", () => {
  const [failure] = readConfiguration({ ...server, backend: "plesk" }).failures;
  expect(failure?.property).toBe("backend");
  expect(failure?.reason.en).toMatch(/plesk; it is "alternc"/);
});

test("every kind of a backend answers to a type that konbit has, with the same identity", () => {
  for (const kind of Object.values(backends).flat()) {
    const own = kinds.find(({ token }) => token === kind.token);
    expect(own?.identity, kind.token).toEqual(kind.identity);
    expect(own?.secrets, kind.token).toEqual(kind.secrets);
  }
});
