/*
 * Puts off what Pulumi's SDK prepares for programs of another kind than ours: more than half of the program's time, and nothing that
 * it declares or says is different (docs/speed.md). Imported before anything else; KONBIT_QUICK_START=false leaves the SDK alone.
 */
import { createRequire, Module } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.resolve("@pulumi/pulumi"));

if (process.env["KONBIT_QUICK_START"] !== "false") {
  // The SDK takes a stack of every promise and resource, and its source-map-support rewrites each frame by the maps it reads and
  // searches. Node strips our types in place, so a line is where it says it is.
  Reflect.deleteProperty(Error, "prepareStackTrace");

  // Functions in the state (dynamic providers, callbacks) want the TypeScript compiler and npm's reader of package trees.
  for (const name of ["typescript", "@npmcli/arborist"]) putOff(require.resolve(name));

  // Five messages for Pulumi's own developers on each resource, each a call to the engine that waits for the one before.
  Object.assign(require("@pulumi/pulumi/log") as object, { debug: () => Promise.resolve() });
}

/** Stands in the module cache for a CommonJS package, and loads it when a first property is asked for. */
function putOff(file: string): void {
  if (require.cache[file] !== undefined) return;
  const stub = new Module(file);
  const load = (): object => {
    if (require.cache[file] === stub) Reflect.deleteProperty(require.cache, file);
    // an object or a function, as every package exports
    return require(file) as object;
  };
  stub.exports = new Proxy(
    {},
    {
      get: (_none, key) => {
        // Compiled imports ask this first; it says "take me as I am".
        if (key === "__esModule") return true;
        const exported = load();
        return key === "default" && !("default" in exported) ? exported : (Reflect.get(exported, key) as unknown);
      },
      has: (_none, key) => key in load(),
    },
  );
  stub.loaded = true;
  require.cache[file] = stub;
}
