import { expect, test } from "vitest";
import type { Kind } from "../../kinds/kind.ts";
import { backends, kinds } from "../../kinds/index.ts";
import { readConfiguration } from "../../provider/configure.ts";
import { Inventory } from "../../provider/inventory.ts";
import type { Remote } from "../../remote/remote.ts";

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

test("kinds with one survey are surveyed once, and each is given all of it", async () => {
  const asked: string[] = [];
  const remote: Remote = {
    run: ({ text }) => {
      asked.push(text);
      const marks = [...text.matchAll(/printf '\\n([0-9a-f]+) %s\\n' \$r;/g)].map(([, mark = ""]) => mark);
      const stdout = marks.map((mark, at) => `survey ${at}\n${mark} 0\n`).join("");
      return Promise.resolve({ stdout, stderr: marks.map((mark) => `\n${mark} 0\n`).join(""), status: 0 });
    },
    close: () => Promise.resolve(),
  };
  // The page of passwords is files and units: nothing of it is asked of AlternC.
  const all: readonly Kind[] = backends.alternc.filter(({ token }) => token !== "konbit:index:MailLinks");
  const inventory = new Inventory(remote);
  const [first, ...others] = await Promise.all(all.map((kind) => inventory.now(kind, "any")));
  expect(others.every((survey) => survey === first)).toBe(true);
  expect(asked.join().match(/runuser -u alterncpanel/g)).toHaveLength(1);
});
