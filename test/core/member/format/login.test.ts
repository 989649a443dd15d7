import { expect, test } from "vitest";
import { identityIn, withLogin } from "../../../../core/member/format/login.ts";
import { head } from "../reading.ts";

test("a login goes on a line of its own behind the status, else behind the id", () => {
  expect(withLogin(`id: m-0001\nstatus: active # oui\n${head}`, "racine")).toBe(
    `id: m-0001\nstatus: active # oui\nlogin: racine\n${head}`,
  );
  expect(withLogin(`  id: m-0001\n  name: R`, "racine")).toBe("  id: m-0001\n  login: racine\n  name: R");
  expect(withLogin("id: m-0001", "racine")).toBe("id: m-0001\nlogin: racine");
});

test("in braces it goes behind them too", () => {
  expect(withLogin("{ id: m-0001, name: R } # c\n", "racine")).toBe("{ id: m-0001, login: racine, name: R } # c\n");
});

test("who a version of a file is about is read from its keys, not from its comments", () => {
  expect(identityIn("# id: m-0009\nid: m-0001\nlogin: x\n")).toEqual({ id: "m-0001", login: "x" });
  expect(identityIn(head)).toEqual({});
  expect(identityIn("[")).toEqual({});
  expect(identityIn("")).toEqual({});
});
