import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { wantedText } from "./mail-wanted.ts";
import { mailboxesSurvey, observeMailboxes } from "./mailboxes-observe.ts";
import { MailboxesInputs, type MailboxesState } from "./mailboxes-state.ts";
import { domainId, mailUidOf, uidOf } from "./names.ts";
import { shipped } from "./shipped.ts";

/**
 * All mailboxes of a domain: what is declared of them and where their mail lies. What people chose (passwords, filters) is theirs.
 * A box that is in the set no more is closed, and its mail waits in quarantine; back in the set it has the same mail and password.
 */
export const mailboxes: Kind<MailboxesState, MailboxesInputs> = {
  token: "konbit:index:Mailboxes",
  inputs: MailboxesInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired,
  id: domainId,
  survey: mailboxesSurvey,
  observe: observeMailboxes,
  ensure: (states) => batch(states, "mailboxes_ensure"),
  retire: (states) =>
    batch(
      states.map((state) => ({ ...state, boxes: {} })),
      "mailboxes_retire",
    ),
};

function desired(inputs: MailboxesInputs): MailboxesState {
  const { member, login, domain, boxes } = inputs;
  const [uid, gid] = [mailUidOf(member), uidOf(member)];
  const own = `${uid}:${gid} 700`;
  return {
    member,
    login,
    domain,
    boxes: Object.fromEntries(Object.entries(boxes).map(([local, box]) => [local, { ...box, directory: own }])),
  };
}

function batch(states: readonly MailboxesState[], settle: string): Script {
  const calls = states.map((state) => {
    const { member, login, domain, boxes } = state;
    const locals = Object.keys(boxes).join(" ");
    const owners = [String(mailUidOf(member)), String(uidOf(member))];
    return sh`mailboxes ${domainId(state)} ${[login, domain, wantedText(state, boxes), ...owners, locals]}`;
  });
  return lines([library, ...calls, new Script(settle), new Script("finish")]);
}

const library = lines([
  ...["lib.sh", "quarantine.sh", "mail/write.sh", "mail/mailboxes.sh"].map((name) => new Script(shipped(name))),
  sh`close_sql=${shipped("mail/mailboxes-close.sql")}`,
  sh`open_sql=${shipped("mail/mailboxes-open.sql")}`,
]);
