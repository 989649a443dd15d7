import { describe, expect, test } from "vitest";
import { explainSsh } from "../../remote/errors.ts";

const target = { host: "konbit.example", port: 22, user: "jaden", hostKey: "" };

describe("OpenSSH's words", () => {
  test.each([
    ["ssh: connect to host konbit.example port 22: Connection refused", "unreachable"],
    ["ssh: Could not resolve hostname konbit.example: Name or service not known", "unreachable"],
    ["jaden@konbit.example: Permission denied (publickey).", "denied"],
    ["Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures", "denied"],
    ["Host key verification failed.", "host-key"],
    [
      "Unable to negotiate with 192.0.2.1 port 22: no matching host key type found. Their offer: rsa-sha2-512",
      "host-key",
    ],
    ["sudo: a password is required", "sudo"],
    ["bash: warning\nsudo: il est nécessaire de saisir un mot de passe", "sudo"],
    ["", "unreachable"],
  ])("%j mean %s", (stderr, kind) => {
    const error = explainSsh(target, stderr, "SHA256:pinned");
    expect(error.kind).toBe(kind);
    expect(error.text.fr).not.toBe(error.text.en);
    expect(error.text.en).toContain("konbit.example");
  });
});
