/** A member file that must be refused. `▶` stands before the character that the first error must point at. */
export interface MalformedCase {
  readonly name: string;
  readonly marked: string;
  /** The file's name when that is what matters. */
  readonly file?: string;
  /** Bytes instead of text; the culprit is then at `at`. */
  readonly bytes?: Uint8Array;
  readonly at?: { readonly line: number; readonly column: number };
}

export const marker = "▶";

/** Who it is, in a file that has not been admitted. */
export const head =
  "name: Coopérative Racine Commune\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }\n";

/** Who it is, in an admitted member's file. */
export const admitted = `id: m-0003\nstatus: active\nlogin: racinecommune\n${head}`;

const domain = "domains: [racine-commune.example]\n";

/** A candidate with a domain and these lines. */
export const lines = (name: string, body: string): MalformedCase => ({ name, marked: `${head}${domain}${body}\n` });

/** A candidate with these lines and nothing else. */
export const bare = (name: string, body: string): MalformedCase => ({ name, marked: `${head}${body}\n` });

/** An admitted member with a domain and these lines. */
export const member = (name: string, body: string): MalformedCase => ({ name, marked: `${admitted}${domain}${body}\n` });

/** The whole file. */
export const whole = (name: string, marked: string): MalformedCase => ({ name, marked });
