// Parameters of RFC 3492, §5.
const base = 36;
const [tMin, tMax, skew, damp, initialBias, initialN] = [1, 26, 38, 700, 72, 128];

/** A domain as people read it: each `xn--` label decoded. Nothing when one cannot be. */
export function toUnicode(domain: string): string | undefined {
  const labels = domain.split(".").map((label) => (label.startsWith("xn--") ? decode(label.slice(4)) : label));
  return labels.includes(undefined) ? undefined : labels.join(".");
}

/** RFC 3492, §6.2. */
function decode(input: string): string | undefined {
  const last = input.lastIndexOf("-");
  const output = Array.from(input.slice(0, Math.max(0, last)), (letter) => letter.charCodeAt(0));
  let [n, i, bias] = [initialN, 0, initialBias];
  for (let at = last < 0 ? 0 : last + 1; at < input.length;) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(input.charAt(at++));
      // indexOf finds the empty text at 0, so the end of the input is asked for by name.
      if (digit < 0 || at > input.length) return undefined;
      i += digit * weight;
      const threshold = k <= bias ? tMin : Math.min(k - bias, tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapt(i - before, output.length + 1, before === 0);
    n += Math.floor(i / (output.length + 1));
    i %= output.length + 1;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > Math.floor(((base - tMin) * tMax) / 2); k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
