import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { earlyPort } from "../../plugin/early-port.ts";

test("who calls before anybody answers waits, and who calls later does not", async () => {
  const port = await earlyPort();
  const early = connect(port.port, "127.0.0.1");
  await once(early, "connect");
  let answered = 0;
  port.answer((caller) => caller.end(`caller ${++answered}`));
  expect(await text(early)).toBe("caller 1");
  expect(await text(connect(port.port, "127.0.0.1"))).toBe("caller 2");
  port.close();
});

test("a port that closes keeps nobody waiting", async () => {
  const port = await earlyPort();
  const caller = connect(port.port, "127.0.0.1");
  await once(caller, "connect");
  port.close();
  expect(await text(caller)).toBe("");
});
