import { expect, test } from "vitest";
import { listServer } from "../../kinds/list-server.ts";

test("certificates of other names are no part of it, whatever the lists' own name is", () => {
  const survey = [
    "database\tkonbit_lists\tutf8mb4",
    'inputs\t{"host":"listes.autre.example","from":"postmaster@mail.autre.example"}',
    "mode\t/etc/konbit/tls/listes.autre.example/key.pem\troot:root 600",
    "mode\t/etc/konbit/tls/mail.autre.example/key.pem\troot:root 600",
    "mode\t/var/lib/mailman3\tlist:list 750",
  ].join("\n");
  expect(listServer.observe(survey, "server")?.modes).toEqual({
    "/etc/konbit/tls/listes.autre.example/key.pem": "root:root 600",
    "/var/lib/mailman3": "list:list 750",
  });
  expect(listServer.survey.text).toContain("/etc/konbit/tls/*/{key,fullchain}.pem");
});
