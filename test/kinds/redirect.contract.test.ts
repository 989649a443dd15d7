import { afterAll, beforeAll, expect, test } from "vitest";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { differences } from "./leaves.ts";
import { membersGround } from "./grounds.ts";
import { memberId, siteInputs } from "./members.ts";
import { Server } from "./server.ts";

const to = "https://ailleurs.example/accueil?de=racine$1";
const domain = site.desired(
  site.inputs.parse({
    ...{ member: memberId(3), login: "racine", name: "graines.example", host: "graines.example", aliases: [] },
    ...{ app: "redirect", to, docroot: "", state: "active" },
  }),
);

let server: Server;
beforeAll(async () => {
  server = await Server.fresh(membersGround);
  await server.make(site, [site.desired(siteInputs(4, "sillon", { app: "static" })), domain]);
});
afterAll(async () => {
  await server.close();
});

const asked = (host: string, path: string) =>
  server.run(
    sh`curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H ${`Host: ${host}`} ${`http://127.0.0.1${path}`}`,
  );

test.each(["/", "/une/page?a=b", "/%C3%A9t%C3%A9", "/index.php"])(
  "a domain leads elsewhere as a whole: %s",
  async (path) => {
    expect(await asked("graines.example", path)).toBe("301 https://ailleurs.example/accueil?de=racine%241");
  },
);

test("what lies below the domain and other sites lead nowhere else", async () => {
  expect(await asked("www.graines.example", "/")).not.toContain("ailleurs");
  expect(await asked("www.sillon.example", "/")).toMatch(/^200/);
});

test("it is as asked, and changes nothing the second time", async () => {
  const found = await server.observe(site, domain);
  expect(differences(domain, found)).toEqual([]);
  expect((await server.make(site, [domain])).changed).toEqual([]);
});

test("it leads nowhere once it is taken away", async () => {
  await server.tell(site.retire([domain]));
  expect(await asked("graines.example", "/")).not.toContain("ailleurs");
  expect(await server.observe(site, domain)).toBeUndefined();
});
