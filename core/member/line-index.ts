import type { Place } from "../problem.ts";

/** Lines of a text, and where an offset of it lies. Lines and columns count from 1; a column counts code points. */
export class LineIndex {
  readonly text: string;
  readonly #starts: number[] = [0];
  /** Most files hold no character beyond the first 65,536, and then offsets can be counted without looking. */
  readonly #hasPairs: boolean;

  constructor(text: string) {
    this.text = text;
    this.#hasPairs = /[\uD800-\uDFFF]/.test(text);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  place(offset: number): Place {
    const line = this.#lineAt(Math.min(offset, this.text.length));
    return { line, column: this.count(this.start(line), Math.min(offset, this.text.length)) + 1 };
  }

  /** Characters between two offsets. */
  count(start: number, end: number): number {
    return this.#hasPairs ? Array.from(this.text.slice(start, end)).length : Math.max(0, end - start);
  }

  /** Without its end of line. */
  line(line: number): string {
    return this.text.slice(this.start(line), this.end(line)).replace(/\r?\n$/, "");
  }

  /** Offset of the first character of a line. */
  start(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** Offset behind the end of line. */
  end(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
