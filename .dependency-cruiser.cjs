// The import directions of CONTRIBUTING.md: data flows one way, and nothing looks back.
const layer = (from, allowed) => ({
  name: `${from}-imports`,
  severity: "error",
  comment: `${from}/ may use: ${[from, ...allowed].join(", ")}, packages and node:`,
  from: { path: `^${from}/` },
  to: {
    path: "^(bench|core|components|engine|kinds|plugin|provider|remote|sandbox|scripts|stacks|test)/",
    pathNot: `^(${[from, ...allowed].join("|")})(/|\\.ts$)`,
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer("core", []),
    layer("remote", []),
    layer("kinds", ["core", "remote"]),
    layer("plugin", []),
    layer("provider", ["kinds", "plugin", "remote"]),
    layer("components", ["core", "kinds"]),
    layer("stacks", ["components", "core"]),
    layer("sandbox", []),
    layer("engine", ["plugin"]),
    layer("scripts", ["core", "kinds", "plugin", "provider", "remote", "sandbox", "engine", "stacks/members-folder"]),
    {
      name: "core-is-pure",
      severity: "error",
      comment: "core/ has no I/O, no clock, no random number and no Pulumi",
      from: { path: "^core/" },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/(zod|yaml|fastest-levenshtein)/",
      },
    },
    {
      name: "only-remote-connects",
      severity: "error",
      comment: "remote/ is the only code that opens a connection to a server; engine and scripts start programs",
      from: { path: "^(kinds|provider|components|stacks)/" },
      to: { path: "^(node:)?(child_process|net|tls)$|node_modules/execa/" },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
