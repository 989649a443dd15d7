/**
 * The other side of the line: a bash that reads `MARK LENGTH\n` and LENGTH bytes of script, again and again, and
 * frames what the script printed.
 *
 * - The script is read with `read -N`: bash reads commands from a pipe byte by byte, 100 KB took 60 ms, this takes 3.
 * - It runs by eval in a subshell: exit, syntax errors, traps and variables are its own. `set -m` gives each one a
 *   process group, so that it can be ended whole. A process of its own would cost 1 ms more for each command.
 * - It prints into files without a name (BASH_COMPAT=50: a here-string is an unlinked file), new ones for each script.
 *   What a script leaves running in the background can thus write no more into the answer of the next.
 * - The mark is random and unset before the script runs. The loop's own words (a killed job) go nowhere.
 */
export function loop(mark: string): string {
  return `exec 8>&1 9>&2 2>/dev/null
cd / && umask 022
BASH_COMPAT=50 TMPDIR=/tmp; if [[ -w /dev/shm ]]; then TMPDIR=/dev/shm; fi
set -m
printf '%s %s\\n%s ready\\n' ${mark} $$ ${mark} >&8
while IFS=' ' read -r m n; do
  LC_ALL=C IFS= read -r -N "$n" s || break
  exec 5<<<'' 6<<<'' || break
  printf '%s\\n' "$m" >&9
  ( printf '%s %s\\n' "$m" "$BASHPID" >&8
    exec </dev/null >/dev/fd/5 2>/dev/fd/6 5<&- 6<&- 8>&- 9>&-
    set +m
    eval "unset m n s r TMPDIR BASH_COMPAT
$s" )
  r=$?
  if [[ -s /dev/fd/5 ]]; then cat <&5 >&8; fi
  if [[ -s /dev/fd/6 ]]; then cat <&6 >&9; fi
  printf '%s %s\\n' "$m" "$r" >&8
  printf '%s\\n' "$m" >&9
done; exit
`;
}

/** A script as the loop reads it. */
export function envelope(mark: string, script: string): Buffer {
  const body = Buffer.from(script);
  return Buffer.concat([Buffer.from(`${mark} ${body.length}\n`), body]);
}

/** Collects what stands between two lines that begin with the mark, in a stream that comes in pieces. */
export class Frame {
  readonly #mark: Buffer;
  readonly #body: Buffer[] = [];
  readonly #tags: string[] = [];
  #pending: Buffer = Buffer.alloc(0);

  constructor(mark: string) {
    this.#mark = Buffer.from(mark);
  }

  /** What the first line says after the mark; absent until it came. */
  get begin(): string | undefined {
    return this.#tags[0];
  }

  /** What the last line says after the mark; absent until the frame is whole. */
  get end(): string | undefined {
    return this.#tags[1];
  }

  get text(): string {
    return Buffer.concat(this.#body).toString("utf8");
  }

  push(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    while (this.end === undefined) {
      const at = this.#pending.indexOf(this.#mark);
      if (at < 0) {
        // The last bytes may be the first of a mark.
        this.#take(this.#pending.length - this.#mark.length + 1);
        return;
      }
      const newline = this.#pending.indexOf(0x0a, at);
      if (newline < 0) return;
      this.#take(at);
      this.#tags.push(this.#pending.toString("latin1", this.#mark.length, newline - at).trim());
      this.#pending = this.#pending.subarray(newline - at + 1);
    }
  }

  #take(length: number): void {
    if (length <= 0) return;
    // Ahead of the first mark stands what others wrote (a banner, an rc file): no part of the answer.
    if (this.begin !== undefined) this.#body.push(this.#pending.subarray(0, length));
    this.#pending = this.#pending.subarray(length);
  }
}
