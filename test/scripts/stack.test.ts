import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { findMembersFolder } from "../../scripts/cli/members-folder.ts";
import { stackOf } from "../../scripts/cli/stack.ts";
import { membersDir } from "./members-dir.ts";

test("the stack's config says where the members are and what the konbit offers", async () => {
  const project = await membersDir({
    "Pulumi.autre.yaml":
      'config:\n  konbit:members: ../prive/members\n  konbit:operator: comite\n  konbit:themes: \'["twentytwentytwo"]\'\n  konbit:phpVersions: ["8.4", "8.3"]\n  konbit:plans:\n    petit: { mailboxQuota: 1 Go, limits: { wikis: 1 } }\n',
  });
  const stack = await stackOf("autre", { env: {}, project });
  expect(stack.rules).toMatchObject({
    operator: "comite",
    themes: ["twentytwentytwo"],
    phpVersions: ["8.4", "8.3"],
    plans: { petit: { mailboxQuota: 1024 ** 3, limits: { wikis: 1, lists: 5 } } },
    cloudApps: ["calendar", "contacts", "deck", "tables"],
  });
  expect(findMembersFolder(undefined, stack).folder).toMatch(/\/prive\/members$/);
  expect(findMembersFolder("ici", stack, "/tmp")).toEqual({ folder: "/tmp/ici", shown: "ici" });
});

test("a value that does not fit is named by its key", async () => {
  const project = await membersDir({ "Pulumi.faux.yaml": "config:\n  konbit:phpVersions: huit\n" });
  await expect(stackOf("faux", { env: {}, project })).rejects.toThrow("konbit:phpVersions");
});

test("what is asked for goes before PULUMI_STACK, the selected stack, the throw-away server and konbit", async () => {
  const names = ["asked", "variable", "selected", "sandbox"];
  const project = await membersDir(Object.fromEntries(names.map((name) => [`Pulumi.${name}.yaml`, "config: {}\n"])));
  const sum = createHash("sha1").update(path.join(project, "Pulumi.yaml")).digest("hex");
  const workspaces = path.join(project, ".konbit/pulumi-home/workspaces");
  await mkdir(workspaces, { recursive: true });
  await writeFile(path.join(workspaces, `konbit-${sum}-workspace.json`), '{"stack": "organization/konbit/selected"}');
  const nameOf = async (asked: string | undefined, env: NodeJS.ProcessEnv) =>
    (await stackOf(asked, { env, project })).name;

  expect(await nameOf("asked", { PULUMI_STACK: "variable" })).toBe("asked");
  expect(await nameOf(undefined, { PULUMI_STACK: "variable" })).toBe("variable");
  expect(await nameOf(undefined, {})).toBe("selected");
  await rm(path.join(project, "Pulumi.selected.yaml"));
  expect(await nameOf(undefined, {})).toBe("sandbox");
  await rm(path.join(project, "Pulumi.sandbox.yaml"));
  expect(await nameOf(undefined, {})).toBe("konbit");
});
