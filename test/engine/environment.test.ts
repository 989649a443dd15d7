import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { environment, exportLines, type Facts } from "../../engine/environment.ts";
import { foldersOf } from "../../engine/folders.ts";

const facts: Facts = {
  folders: foldersOf("/srv/my konbit", {}),
  engineFolder: "/srv/my konbit/.konbit/engine",
  usesStandIns: false,
  hasPassphraseFile: true,
  hasOwnBackend: false,
};

test("state goes to the checkout's own folder, whatever characters its path has", () => {
  expect(environment(facts, {})).toMatchObject({
    PULUMI_HOME: "/srv/my konbit/.konbit/pulumi-home",
    PULUMI_BACKEND_URL: "file:///srv/my%20konbit/.konbit/state",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/srv/my konbit/.konbit/passphrase",
  });
});

test("what the person has set already is not touched", () => {
  const own = { PULUMI_BACKEND_URL: "s3://konbit.example", PULUMI_CONFIG_PASSPHRASE: "" };
  const added = environment(facts, own);
  for (const name of ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_CREDENTIAL_STORE"]) {
    expect(added).not.toHaveProperty(name);
  }
});

test("a variable that is set to something else is not in the answer", () => {
  const own = { PULUMI_SKIP_UPDATE_CHECK: "false", NODE_COMPILE_CACHE: "/elsewhere" };
  for (const name of Object.keys(own)) expect(environment(facts, own)).not.toHaveProperty(name);
});

test("what ./konbit has set for itself is in the answer, for a shell that has it not", () => {
  const { compileCache } = facts.folders;
  expect(environment(facts, { NODE_COMPILE_CACHE: compileCache })).toHaveProperty("NODE_COMPILE_CACHE", compileCache);
});

test("a backend of the person's own, from Pulumi.yaml or a login, is used", () => {
  expect(environment({ ...facts, hasOwnBackend: true }, {})).not.toHaveProperty("PULUMI_BACKEND_URL");
});

test("plugins are looked for on the network unless a stand-in serves", () => {
  const name = "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION";
  expect(environment(facts, {})).not.toHaveProperty(name);
  expect(environment({ ...facts, usesStandIns: true }, {})).toHaveProperty(name, "true");
});

test("the engine's folder comes first on PATH, and only once however often it is put there", () => {
  const once = environment(facts, { PATH: "/usr/bin:/bin" });
  expect(once["PATH"]?.split(":")[0]).toBe(facts.engineFolder);
  expect(environment(facts, { ...once })["PATH"]).toBe(once["PATH"]);
});

test("a shell reads back exactly what was written", () => {
  const value = 'it\'s $HOME `x` "y" \\ end';
  const echoed = execFileSync("sh", ["-c", `${exportLines({ KONBIT_TEST: value })}printf %s "$KONBIT_TEST"`]);
  expect(echoed.toString()).toBe(value);
});

test("what is independent reaches the provider at once, unless the person wants it otherwise", () => {
  expect(Number(environment(facts, {})["PULUMI_PARALLEL"])).toBeGreaterThanOrEqual(20);
  expect(environment(facts, { PULUMI_PARALLEL: "1" })).not.toHaveProperty("PULUMI_PARALLEL");
});
