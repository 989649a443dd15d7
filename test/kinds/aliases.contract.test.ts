import { aliases } from "../../kinds/aliases.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";
import { addMember, aliasesInputs, prepareMail, sql } from "./mail.ts";

contract("aliases", {
  kind: aliases,
  inputs: [aliasesInputs(3, "racine"), aliasesInputs(4, "sillon")],
  another: (number) => ({
    inputs: aliasesInputs(100 + number, `autre${number}`),
    before: (server) => addMember(server, 100 + number, `autre${number}`),
  }),
  ground: platformGround,
  prepare: prepareMail,
  drifts: [
    [
      {
        leaf: "aliases.contact",
        by: sql(
          "UPDATE alias SET target = 'moi@ailleurs.example' WHERE address = 'contact@racine.example' AND target LIKE 'info%'",
        ),
      },
      {
        leaf: "aliases.*",
        by: sql("UPDATE alias SET target = 'moi@ailleurs.example' WHERE address = '@racine.example'"),
      },
      {
        leaf: "aliases.intrus",
        by: sql("INSERT INTO alias VALUES ('intrus@racine.example', 'racine.example', 'x@ailleurs.example')"),
      },
      {
        leaf: "aliases.postmaster",
        by: sql(
          "DELETE FROM alias WHERE address = 'postmaster@racine.example' AND target = 'technique@konbit.example'",
        ),
      },
      {
        leaf: "aliases.abuse",
        by: sql("INSERT INTO alias VALUES ('abuse@racine.example', 'racine.example', 'x@ailleurs.example')"),
      },
    ],
    [
      { leaf: "aliases.contact", by: sql("DELETE FROM alias WHERE address = 'contact@racine.example'") },
      { leaf: "aliases.*", by: sql("UPDATE alias SET domain = 'sillon.example' WHERE address = '@racine.example'") },
    ],
  ],
});
