import { expect, test } from "vitest";
import { secret } from "../../../plugin/values.ts";
import { remoteCommand } from "../../../engine/offline/remote-command.ts";

const connection = { host: "server.test", user: "root", port: 22, dialErrorLimit: 10, perDialTimeout: 15 };
const inputs = { connection: secret(connection), create: "true", triggers: ["a"], environment: { A: "1" } };

test("a connection gets the defaults of the official plugin, and stays a secret", () => {
  const { inputs: checked, failures } = remoteCommand.check({
    connection: secret({ host: "server.test" }),
    create: "true",
  });
  expect(failures).toEqual({});
  expect(checked).toEqual({ connection: secret(connection), create: "true" });
});

test.each([
  [{ create: "true" }, "connection"],
  [{ connection: { user: "root" } }, "connection.host"],
  [{ connection: { host: "h.test", privateKey: "-----" } }, "connection.privateKey"],
  [{ connection: { host: "h.test", password: "x" } }, "connection.password"],
  [{ connection: { host: "h.test" }, logging: "all" }, "logging"],
  [{ connection: { host: "h.test" }, creat: "x" }, "creat"],
])("%j is refused at %s", (news, property) => {
  expect(Object.keys(remoteCommand.check(news).failures)).toEqual([property]);
});

test("a change is named where it is, one of the connection only as such", () => {
  const changed = (news: object): object => remoteCommand.diff(inputs, {}, { ...inputs, ...news });
  expect(changed({})).toEqual({});
  expect(changed({ create: "false" })).toEqual({ create: "update" });
  expect(changed({ environment: { A: "2", B: "3" } })).toEqual({ "environment.A": "update", "environment.B": "add" });
  expect(changed({ connection: secret({ ...connection, port: 23 }) })).toEqual({ connection: "update" });
  expect(changed({ triggers: ["b"] })).toEqual({ "triggers[0]": "update" });
  expect(changed({ delete: "true" })).toEqual({ delete: "add" });
});

test("triggers that come or go replace the command", () => {
  const without = { connection: inputs.connection, create: inputs.create, environment: inputs.environment };
  expect(remoteCommand.diff(without, {}, inputs)).toEqual({ triggers: "add-replace" });
  expect(remoteCommand.diff(inputs, {}, without)).toEqual({ triggers: "delete-replace" });
});
