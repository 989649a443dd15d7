import type { Script } from "../../remote/sh.ts";
import type { Kind } from "../kind.ts";
import { MailboxesInputs, type MailboxesState } from "../mailboxes-state.ts";
import { domainId } from "../names.ts";
import { batch, tellBoxes, type Thing } from "./driver.ts";
import { alterncIn, alterncSurvey } from "./survey.ts";

const mebibyte = 1_048_576;

/**
 * All mailboxes of a domain that member files declare; those that somebody made in AlternC's panel stay as they are. A box that
 * is in the set no more is closed where it is, with its mail and its password.
 */
export const mailboxes: Kind<MailboxesState, MailboxesInputs> = {
  token: "konbit:index:Mailboxes",
  inputs: MailboxesInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: ({ boxes, ...set }) => ({
    ...set,
    boxes: Object.fromEntries(
      Object.entries(boxes).map(([local, box]) => [local, { ...box, quota: wholeMebibytes(box.quota) * mebibyte }]),
    ),
  }),
  id: domainId,
  survey: alterncSurvey,
  observe,
  ensure: (states) => work("ensure", states),
  retire: (states) => work("retire", states),
};

function work(op: "ensure" | "retire", states: readonly MailboxesState[]): Script {
  const things = states.map(thing);
  return batch(op, "mailboxes", things, [], { then: [tellBoxes(things)] });
}

/** AlternC counts in MiB, and 0 is no limit. */
const wholeMebibytes = (bytes: number): number => Math.ceil(bytes / mebibyte);

function observe(survey: string, id: string, expected?: MailboxesState): MailboxesState | undefined {
  const alternc = alterncIn(survey);
  const [member = "", domain = ""] = id.split("/");
  const declared = alternc.declared("Mailboxes", id);
  const login = expected?.login ?? alternc.loginOf("Account", member);
  if (login === undefined || declared.size === 0) return undefined;
  const addresses = new Map(
    (alternc.domain(login, domain)?.addresses ?? []).filter(({ isBox }) => isBox).map((box) => [box.local, box]),
  );
  const boxes = [...declared].flatMap(([local, facts]) => {
    const box = addresses.get(local);
    if (box === undefined) return [];
    const state = box.isLeaving ? "AlternC is deleting it" : box.isOpen ? "active" : "suspended";
    return [[local, { ...facts, quota: box.quota * mebibyte, state }] as const];
  });
  return boxes.length === 0 ? undefined : { member, login, domain, boxes: Object.fromEntries(boxes) };
}

function thing(state: MailboxesState): Thing {
  const { login, domain, boxes } = state;
  const inMebibytes = Object.entries(boxes).map(
    ([local, box]) => [local, { ...box, quota: wholeMebibytes(Number(box["quota"])) }] as const,
  );
  return { id: domainId(state), login, domain, boxes: Object.fromEntries(inMebibytes) };
}
