const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/** Whether this is an age X25519 recipient with a true checksum: bech32 (BIP 173) of 32 octets, prefix `age`. */
export function isAgeRecipient(text: string): boolean {
  if (!/^age1[a-z0-9]{58}$/.test(text)) return false;
  const values = Array.from(text.slice(4)).map((letter) => alphabet.indexOf(letter));
  return !values.includes(-1) && polymod([...expandedPrefix("age"), ...values]) === 1;
}

function expandedPrefix(prefix: string): number[] {
  const codes = Array.from(prefix).map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generator.forEach((polynomial, bit) => {
      if ((top >>> bit) & 1) sum ^= polynomial;
    });
  }
  return sum;
}
