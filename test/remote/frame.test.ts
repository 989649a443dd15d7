import { describe, expect, test } from "vitest";
import { Frame } from "../../remote/frame.ts";

describe("a frame", () => {
  const mark = "0123456789abcdef";
  const stream = Buffer.from(`Welcome!\n${mark} 42\nhé${mark.slice(0, 9)}\n\n${mark} 0\n`);

  test.each(Array.from({ length: stream.length }, (_none, index) => index + 1))(
    "is the same in pieces of %i bytes",
    (size) => {
      const frame = new Frame(mark);
      for (let at = 0; at < stream.length; at += size) frame.push(stream.subarray(at, at + size));
      expect([frame.begin, frame.text, frame.end]).toEqual(["42", `hé${mark.slice(0, 9)}\n\n`, "0"]);
    },
  );

  test("is not whole before its last line is", () => {
    const frame = new Frame(mark);
    frame.push(stream.subarray(0, -1));
    expect(frame.end).toBeUndefined();
  });
});
