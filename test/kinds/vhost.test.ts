import { expect, test } from "vitest";
import { vhostText, withoutTls } from "../../kinds/vhost.ts";
import { siteInputs } from "./members.ts";

const site = siteInputs(3, "racine");
const plain = vhostText(site);
const text = vhostText({ ...site, tls: true });

test("a site's https host is there by the word that names a certificate, and else says what its http host says", () => {
  const [http = "", https = ""] = text.split("<IfDefine KONBIT_TLS_m-0003.www>\n");
  expect(https).toMatch(
    /^<VirtualHost \*:443>\n {2}ServerName \$\{KONBIT_TLS_m-0003\.www\}\n {2}ServerAlias www\.racine\.example\n/,
  );
  expect(https).toMatch(/<\/VirtualHost>\n<\/IfDefine>\n$/);
  for (const line of plain.split("\n").filter((one) => !/^#|^<\/?VirtualHost|ServerName/.test(one))) {
    expect(http).toContain(line);
    expect(https).toContain(line);
  }
});

test("only a name whose certificate is good is led to https", () => {
  expect(withoutTls(text)).toMatch(
    /RewriteCond \/var\/lib\/konbit\/https\/%\{SERVER_NAME\} -f\n(.*\n){2} {2}RewriteRule .* https:/,
  );
  expect(text.slice(withoutTls(text).length)).not.toContain("R=307");
});

test.each([
  ["a suspended site", { ...site, state: "suspended" }],
  ["an archived site", { ...site, state: "archived" }],
  ["a composted wiki", { ...site, app: "dokuwiki", state: "composted" }],
  ["a redirect", { ...site, app: "redirect", to: "https://ailleurs.example/" }],
] as const)("%s has both, too", (_what, one) => {
  expect(vhostText({ ...one, tls: true }).match(/<VirtualHost \*:(80|443)>/g)).toEqual([
    "<VirtualHost *:80>",
    "<VirtualHost *:443>",
  ]);
});
