import { expect, test } from "vitest";
import { konbit, membersDir } from "./members-dir.ts";

const racine =
  "id: m-0003\nname: Racine\nstatus: active\nlogin: racine\ncontact: { name: Awa, email: awa@ailleurs.test, forge: awa-d }\n" +
  "domains: [{ name: racine.example, dns: external, mail: { dmarc: reject } }, { name: étoile.example, mail: none }]\n";

/** The stack of the example names a server that DNS can show; nothing here asks it, or anybody. */
async function checkDns(args: readonly string[], lang: "fr" | "en" = "en") {
  const folder = await membersDir({ "racine.yaml": racine });
  return konbit(["check-dns", "--stack", "konbit", "--members", folder, "--no-server", ...args], lang);
}

test("the records to publish come as a form has them and as a zone file, without a network", async () => {
  const { stdout, stderr, exitCode } = await checkDns(["--records", "racine.example"], "fr");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("racine.example — à publier là où la zone est tenue");
  expect(stdout).toMatch(/^ {2}@ +MX +10 +mail\.konbit\.example$/m);
  expect(stdout).toMatch(/^ {2}_dmarc +TXT +"v=DMARC1; p=reject; rua=mailto:postmaster@racine\.example"$/m);
  expect(stdout).not.toContain("toile");
  expect(stderr).toMatch(/Il manque les clés DKIM et les DS, que seul le serveur connaît/);
});

test("of a zone that konbit serves, the registrar needs the name servers", async () => {
  const { stdout } = await checkDns(["--records", "Étoile.example"]);
  expect(stdout).toContain(
    "étoile.example — the konbit serves this zone: at the registrar, give only the name servers (NS) and the DS",
  );
  expect(stdout).toMatch(/^ {2}@ +NS +ns1\.konbit\.example$/m);
});

test("a machine gets every record with its type and value", async () => {
  const { stdout } = await checkDns(["--records", "--json"]);
  const { areKeysKnown, domains } = JSON.parse(stdout) as {
    areKeysKnown: boolean;
    domains: readonly { domain: string; dns: string; records: readonly object[] }[];
  };
  expect(areKeysKnown).toBe(false);
  expect(domains.map(({ domain, dns }) => `${domain} ${dns}`)).toEqual([
    "racine.example external",
    "xn--toile-9ra.example managed",
  ]);
  expect(domains[1]?.records).toContainEqual({ name: "xn--toile-9ra.example", type: "MX", value: "0 ." });
});

test("where nobody answers it says so, and what can be done without a network", async () => {
  // Port 9 of this machine: nobody is there.
  const { stderr, exitCode } = await checkDns(["--resolver", "127.0.0.1:9"]);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/No resolver answered \(127\.0\.0\.1:9\).*check-dns --records/);
});

test("a domain that no member has, and a resolver that is no address, are refused", async () => {
  const stranger = await checkDns(["inconnu.example"]);
  expect([stranger.exitCode, stranger.stderr]).toEqual([
    2,
    "konbit: no member has the domain inconnu.example. Those of the files: racine.example, étoile.example.",
  ]);
  expect((await checkDns(["--resolver", "dns.example"])).exitCode).toBe(2);
});

test("a stack that does not say how DNS shows the server names the keys to write", async () => {
  const folder = await membersDir({ "racine.yaml": racine });
  const { stderr, exitCode } = await konbit(["check-dns", "--members", folder]);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('write under "config:": konbit:addresses, konbit:mailHost, konbit:nameServers');
});
