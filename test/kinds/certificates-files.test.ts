import { expect, test } from "vitest";
import { letsEncrypt } from "../../core/acme.ts";
import { certificatesFiles } from "../../kinds/certificates-files.ts";

const filesOf = (authority: string) =>
  certificatesFiles({ authority, contact: "technique@konbit.example", addresses: [], hosts: [] });

test("what one authority gave is not taken for another's", () => {
  const stores = [letsEncrypt, "https://acme-staging-v02.api.letsencrypt.org/directory"].map((authority) => {
    const {
      "/etc/konbit/certificates.json": told = "",
      "/etc/apache2/conf-enabled/zz-konbit-certificates.conf": apache,
    } = filesOf(authority);
    const { store } = JSON.parse(told) as { readonly store: string };
    expect(apache).toContain(`MDStoreDir /var/lib/konbit/acme/${store}\n`);
    return store;
  });
  expect(stores).toEqual(["acme-v02.api.letsencrypt.org", "acme-staging-v02.api.letsencrypt.org"]);
});
