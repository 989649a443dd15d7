/*
 * Preloaded into every Node process of a measured run (`node --import`): at its end it writes down which program it was and the
 * processor time it took.
 */
import { appendFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

export interface ProcessReport {
  /** `konbit.ts`, `main.ts`, `cmd/run/index.js` … */
  readonly program: string;
  readonly cpuSeconds: number;
}

const file = process.env["KONBIT_BENCH_PROCESSES"];
if (file !== undefined) {
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const report: ProcessReport = {
      program: path.basename(process.argv[1] ?? ""),
      cpuSeconds: (user + system) / 1e6,
    };
    appendFileSync(file, `${JSON.stringify(report)}\n`);
  });
}
