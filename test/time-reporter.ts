import type { Reporter, TestModule } from "vitest/node";

/** Says at the end, for each project, how long its files took together and which were the slowest: there time is to be won. */
export default class TimeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const [project, files] of Map.groupBy(modules, (module) => module.project.name)) {
      const seconds = (file: TestModule) => Math.round(file.diagnostic().duration / 1000);
      const slowest = [...files].sort((a, b) => seconds(b) - seconds(a)).slice(0, 5);
      const together = files.reduce((sum, file) => sum + seconds(file), 0);
      const named = slowest.map((file) => `${file.relativeModuleId} ${String(seconds(file))} s`);
      console.log(
        `${project}: ${String(files.length)} files, ${String(together)} s together; slowest: ${named.join(", ")}`,
      );
    }
  }
}
