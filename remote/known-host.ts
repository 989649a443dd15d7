import { createHash } from "node:crypto";

/** A server's public key, read from `ssh-ed25519 AAAA…`. */
export interface HostKey {
  /** What the client may negotiate, so that a server with several keys shows this one. */
  readonly algorithms: string;
  /** As OpenSSH prints it: `SHA256:…`. */
  readonly fingerprint: string;
  /** A line of known_hosts under the given name. */
  line(name: string): string;
}

const types =
  /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com)$/;

/** The key in `text`, absent when it is none; a comment after it is allowed, a host name before it is not. */
export function hostKeyOf(text: string): HostKey | undefined {
  const [type = "", blob = ""] = text.trim().split(/[ \t]+/);
  if (!types.test(type) || text.trim().includes("\n") || !/^[A-Za-z0-9+/]+={0,2}$/.test(blob)) return undefined;
  const bytes = Buffer.from(blob, "base64");
  // RFC 4253 §6.6: the blob begins with the length and the name of its own type.
  const named = bytes.length > 4 ? bytes.toString("latin1", 4, 4 + bytes.readUInt32BE(0)) : "";
  if (named !== type) return undefined;
  return {
    // An RSA key signs with SHA-2 nowadays; the type's own name means SHA-1.
    algorithms: type === "ssh-rsa" ? "rsa-sha2-512,rsa-sha2-256" : type,
    fingerprint: `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`,
    line: (name) => `${name} ${type} ${blob}\n`,
  };
}
