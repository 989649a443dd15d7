import { deriveLogin, parseSlug } from "../../member/names.ts";
import { requestFinding } from "../messages.ts";
import type { MemberText } from "../member-text.ts";
import type { ProtectedRule } from "./rule.ts";

/** `id` and `login` are given once, by admission, and change for nobody. */
export const identity: ProtectedRule = ({ origin, after }, { idsEver }) => {
  const [was, is] = [origin?.word("id"), after?.word("id")];
  if (!after || (was === undefined && is === undefined)) return [];
  if (was === undefined)
    return is !== undefined && idsEver.has(is) ? [after.problem(["id"], requestFinding("K1029", { id: is }))] : [];
  if (is !== was) return [after.problem(["id"], { ...requestFinding("K1021", { was }), ...replace(after, "id", was) })];
  const [oldLogin, newLogin] = [loginOf(origin), loginOf(after)];
  if (oldLogin === undefined || oldLogin === newLogin) return [];
  const finding = { ...requestFinding("K1022", { was: oldLogin }), ...replace(after, "login", oldLogin) };
  return [after.problem(after.at("login") === undefined ? ["id"] : ["login"], finding)];
};

function replace(after: MemberText, key: string, value: string) {
  return after.at(key) === undefined ? {} : { replacement: value };
}

/** As written, else as the file's name gives it. */
function loginOf(file: MemberText | undefined): string | undefined {
  const written = file?.word("login");
  if (file === undefined || written !== undefined) return written;
  const slug = parseSlug(file.path.slice(file.path.lastIndexOf("/") + 1, -".yaml".length));
  return "value" in slug ? deriveLogin(slug.value).login : undefined;
}
