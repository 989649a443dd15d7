// Where your members' files lie. Empty: the page gives the lines without a link. See README.md beside this file.
globalThis.konbitDemande = {
  forge: "", // "github", "forgejo" (Gitea and Codeberg too) or "gitlab"
  repository: "", // "https://forge.example/konbit/membres"
  branch: "main",
  folder: "members",
  rules: {}, // your own rules, as in Pulumi.konbit.yaml without `konbit:`, for example { phpVersions: ["8.4", "8.2"] }
};
