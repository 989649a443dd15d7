import path from "node:path";
import { defineConfig } from "vitest/config";

// What a test starts as a person would starts as fast as for one (see ./konbit).
const env = { NODE_COMPILE_CACHE: path.resolve(".konbit/compile-cache") };

// unit: no program, no server. commands: the command line as a person types it, git included.
// contract: every kind against a server. transport: the line to one. e2e: the real engine, and sandboxes themselves.
export default defineConfig({
  test: {
    reporters: ["default", "./test/time-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          env,
          include: ["test/**/*.test.ts"],
          exclude: ["test/{e2e,scripts}/**", "test/**/*.{contract,e2e}.test.ts"],
          testTimeout: 60_000,
          // vitest alone would leave a core idle.
          maxWorkers: "100%",
          // No file leaves anything to the next, and what they import is read once.
          isolate: false,
        },
      },
      {
        test: {
          name: "commands",
          env: { ...env, PULUMI_STACK: "none-of-this-name" },
          include: ["test/scripts/**/*.test.ts"],
          testTimeout: 60_000,
          maxWorkers: "100%",
          isolate: false,
        },
      },
      {
        test: {
          name: "contract",
          include: ["test/**/*.contract.test.ts"],
          exclude: ["test/remote/**"],
          testTimeout: 120_000,
          hookTimeout: 900_000, // The first one builds the image of the servers.
          // Each has a server of its own, and mostly waits for it.
          maxWorkers: 4,
        },
      },
      {
        test: {
          name: "transport",
          include: ["test/remote/*.contract.test.ts"],
          testTimeout: 120_000,
          maxWorkers: 1,
          // It measures milliseconds and counts the machine's processes: nothing else may be running.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          globalSetup: "test/e2e/converged.ts",
          include: ["test/e2e/**/*.test.ts", "test/**/*.e2e.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 900_000,
          // Each with a world of its own: while one waits for its server, the other computes.
          maxWorkers: 2,
        },
      },
    ],
  },
});
