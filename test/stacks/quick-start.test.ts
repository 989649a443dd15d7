import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";

/** What a module prints that is imported after quick-start, in a process of its own. */
async function printed(module: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const program = `import { createRequire } from "node:module";
     const require = createRequire(${JSON.stringify(path.resolve("package.json"))});
     Error.prepareStackTrace = () => "rewritten"; // as the SDK's cmd/run has it done
     await import(${JSON.stringify(path.resolve("stacks/quick-start.ts"))});
     const pulumi = await import("@pulumi/pulumi");
     ${module}`;
  const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", program], { env });
  return stdout;
}

test("the program starts without the TypeScript compiler and npm's tree reader", async () => {
  const loaded = await printed("console.log(Object.keys(require.cache).join('\\n'))");
  expect(loaded).toContain("@pulumi/pulumi/runtime/closure/");
  expect(loaded).toContain("typescript/lib/typescript.js");
  // its dependencies come with it
  expect(loaded).not.toContain("/pacote/");
});

test("who wants them gets them: a function is still made fit for the state", async () => {
  const text = await printed(
    "console.log((await pulumi.runtime.serializeFunction(() => 6 * 7, { allowSecrets: true })).text)",
  );
  expect(text).toContain("6 * 7");
  const tree = await printed(
    `const { Arborist } = require(require.resolve("@npmcli/arborist", { paths: [require.resolve("@pulumi/pulumi")] }));
     console.log(typeof Arborist);`,
  );
  expect(tree).toBe("function");
});

test("nothing rewrites the stacks of errors any more, unless the SDK is to be left alone", async () => {
  const stack = "console.log(new Error('wrong').stack)";
  expect(await printed(stack)).toContain("Error: wrong");
  expect(await printed(stack, { KONBIT_QUICK_START: "false" })).toBe("rewritten");
});
