import { describe, expect, test } from "vitest";
import { hostKeyOf } from "../../remote/known-host.ts";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA6yoOIst9iZ4lGVWgUGdLiLpqtxWSn22oIxEIbew7Zh";

describe("a pinned host key", () => {
  test("is its type and its blob, with or without a comment", () => {
    expect(hostKeyOf(`${key} root@server\n`)?.line("name")).toBe(`name ${key}\n`);
    expect(hostKeyOf(key)?.algorithms).toBe("ssh-ed25519");
    expect(hostKeyOf(key)?.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  });

  test.each([
    ["nothing", ""],
    ["a host name before it", `server ${key}`],
    ["a blob of another type", key.replace("ssh-ed25519", "ssh-rsa")],
    ["a second line, which would pin a second key", `${key}\n${key}`],
    ["a cut blob", "ssh-ed25519 AAAAC3Nz"],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ])("is refused when it is %s", (_what, text) => {
    expect(hostKeyOf(text)).toBeUndefined();
  });
});
