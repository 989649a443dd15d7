import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { acceptedMembers } from "../../stacks/accepted-members.ts";

test("rules are read as the stack writes them, words as words and the rest as JSON", async () => {
  const project = path.join(import.meta.dirname, "../..");
  pulumi.runtime.setAllConfig({
    "konbit:operator": "racine-commune",
    "konbit:backend": "alternc",
    "konbit:phpVersions": '["8.2"]',
  });
  const { rules } = await acceptedMembers(project, new pulumi.Config("konbit"));
  expect(rules).toMatchObject({ operator: "racine-commune", backend: "alternc", phpVersions: ["8.2"] });
});
