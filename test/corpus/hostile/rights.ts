import { changed, world } from "../../core/request/world.ts";
import type { HostileRequest } from "./request.ts";

const racine = "members/racine-commune.yaml";
const radio = "members/radio-rivage.yaml";
const text = (path: string) => world[path] ?? "";

/** Whose file it is, and what else is touched. */
export const rights: readonly HostileRequest[] = [
  {
    name: "somebody else's file",
    author: "remi-o",
    head: changed(racine, "mailboxes:\n", "mailboxes:\n  - remi\n"),
    refused: [`${racine} K1003`],
  },
  {
    name: "a stranger adds a maintainer: themselves",
    author: "eve",
    head: changed(racine, "noe-tremblay]", "noe-tremblay, eve]"),
    refused: [`${racine} K1003`],
  },
  {
    name: "the maintainer list is taken over and used in the same request",
    author: "eve",
    head: {
      [racine]: text(racine).replace("maintainers: [Awa-D, noe-tremblay]", "maintainers: [eve]").replace("  - jardin\n", ""),
    },
    refused: [`${racine} K1003`, `${racine}:7 K1025`],
  },
  {
    name: "a maintainer hands the file to a stranger alone",
    author: "awa-d",
    head: changed(racine, "[Awa-D, noe-tremblay]", "[eve]"),
    refused: [`${racine}:7 K1025`],
  },
  {
    name: "contact.forge is the only maintainer, and is replaced",
    author: "etienne-k",
    head: changed("members/etienne-k.yaml", "forge: etienne-k", "forge: eve"),
    refused: ["members/etienne-k.yaml:5 K1025"],
  },
  {
    name: "rights were taken away on the base after the request was made",
    author: "noe-tremblay",
    head: changed(racine, "mailboxes:\n", "mailboxes:\n  - noe\n"),
    main: changed(racine, "[Awa-D, noe-tremblay]", "[Awa-D]"),
    refused: [`${racine} K1003`],
  },
  {
    name: "a new file in somebody else's name",
    author: "eve",
    head: { "members/faux-nez.yaml": "name: Faux\ncontact: { name: P, email: p@ailleurs.example, forge: paul-p }\n" },
    refused: ["members/faux-nez.yaml:2 K1004"],
  },
  {
    name: "a workflow is changed",
    author: "awa-d",
    head: { ".github/workflows/check.yml": "on: push\n", ...changed(racine, "  - jardin\n", "  - jardin\n  - cave\n") },
    refused: [".github/workflows/check.yml K1002"],
  },
  {
    name: "a workflow of another forge is added",
    author: "awa-d",
    head: { ".forgejo/workflows/x.yml": "on: push\n", ".gitlab-ci.yml": "x: {}\n" },
    refused: [".forgejo/workflows/x.yml K1002", ".gitlab-ci.yml K1002"],
  },
  {
    name: "CODEOWNERS is changed, and one is added where forges look first",
    author: "awa-d",
    head: { CODEOWNERS: "* @eve\n", ".github/CODEOWNERS": "* @eve\n" },
    refused: [".github/CODEOWNERS K1002", "CODEOWNERS K1002"],
  },
  {
    name: "the configuration makes its author a coordinator, who then grants",
    author: "awa-d",
    head: {
      "Pulumi.konbit.yaml": "config:\n  konbit:coordinators: { technical: [awa-d] }\n",
      ...changed(racine, "files: 220 GiB", "files: 900 GiB"),
    },
    refused: ["Pulumi.konbit.yaml K1002", `${racine}:28 K1020`],
  },
  {
    name: "attributes with a merge driver, so that the merge says what its author wants",
    author: "awa-d",
    head: { ".gitattributes": "members/*.yaml merge=union\n", "members/.gitattributes": "* filter=x\n" },
    refused: [".gitattributes K1002", "members/.gitattributes K0111"],
  },
  {
    name: "the program that judges is changed",
    author: "awa-d",
    head: { "core/request/judge.ts": "export const judge = () => ({ isRefused: false });\n" },
    refused: ["core/request/judge.ts K1001"],
  },
  {
    name: "the reference beside the member files is changed",
    author: "awa-d",
    head: { "members/README.md": "# à moi\n" },
    refused: ["members/README.md K1001"],
  },
  {
    name: "a rename onto another's name",
    author: "etienne-k",
    head: { "members/etienne-k.yaml": null, [radio]: text("members/etienne-k.yaml") },
    refused: [`${radio} K1003`, `${radio} K1040`],
  },
  {
    name: "a merge commit that hides a change which neither side made",
    author: "awa-d",
    merges: [changed(racine, "  - jardin\n", "  - jardin\n  - cave\n")],
    head: changed(radio, "forge: remi-o", "forge: awa-d"),
    refused: [`${radio} K1003`, `${radio}:5 K1025`],
  },
  {
    name: "an octopus of three branches, one of which touches another's file",
    author: "awa-d",
    merges: [changed(racine, "  - jardin\n", "  - jardin\n  - cave\n"), { CODEOWNERS: "* @eve\n" }, { "x/y": "z" }],
    head: { ...changed(racine, "  - jardin\n", "  - jardin\n  - cave\n"), CODEOWNERS: "* @eve\n", "x/y": "z" },
    refused: ["CODEOWNERS K1002", "x/y K1001"],
  },
  {
    name: "a thousand files hide a workflow",
    author: "awa-d",
    head: {
      ...Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a/${String(index).padStart(4, "0")}`, "x"])),
      "z/.gitmodules": "x",
    },
    refused: [
      "z/.gitmodules K1002",
      ...Array.from({ length: 19 }, (_, index) => `a/${String(index).padStart(4, "0")} K1001`),
      "a/0019 K1006",
    ],
  },
  {
    name: "the author's name in other capitals is no other person",
    author: "AWA-d",
    head: changed(racine, "displayName: Awa Diallo", "displayName: Awa D."),
    refused: [],
  },
  {
    name: "one person maintains two members and changes both: that is fine",
    author: "awa-d",
    head: {
      ...changed(racine, "displayName: Awa Diallo", "displayName: Awa D."),
      ...changed("members/marmite.yaml", "wikis: [recettes]", "wikis: [recettes, menus]"),
    },
    main: changed("members/marmite.yaml", "\ndomains", "\nmaintainers: [cecile-m, awa-d]\ndomains"),
    refused: [],
  },
  {
    name: "the base moved in the same place, and granted with it: only the conflict is the request's",
    author: "awa-d",
    head: changed(racine, "quota: 8 GiB", "quota: 9 GiB"),
    main: {
      [racine]: text(racine).replace("quota: 8 GiB", "quota: 7 GiB").replace("files: 220 GiB", "files: 300 GiB"),
    },
    refused: [`${racine} K1009`],
  },
  {
    name: "granted went up on the base after the request was made: the request does not take it back",
    author: "awa-d",
    head: changed(racine, "displayName: Awa Diallo", "displayName: Awa D."),
    main: changed(racine, "files: 220 GiB", "files: 300 GiB"),
    refused: [],
  },
  {
    name: "the base moved in the same place",
    author: "awa-d",
    head: changed(racine, "quota: 8 GiB", "quota: 9 GiB"),
    main: changed(racine, "quota: 8 GiB", "quota: 7 GiB"),
    refused: [`${racine} K1009`],
  },
];
