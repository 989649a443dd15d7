import { CST, Lexer } from "yaml";

/** A piece of YAML as the lexer sees it: `[`, a comment, spaces, a whole scalar. Offsets are UTF-16. */
export interface Token {
  readonly type: CST.TokenType;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

// The lexer marks documents, scalars and errors by control characters that stand for nothing in the text.
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** The whole text in tokens, from the first character to the last. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    if (!marks.has(source)) {
      // Behind the mark of a scalar anything is text, whatever it looks like.
      const type = isScalar ? "scalar" : (CST.tokenType(source) ?? "scalar");
      tokens.push({ type, source, start, end: start + source.length });
      start += source.length;
    }
    isScalar = source === CST.SCALAR;
  }
  return tokens;
}
