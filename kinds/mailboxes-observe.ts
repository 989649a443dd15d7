import { Script } from "../remote/sh.ts";
import { mailParser, rowsOf, type Row } from "./mail-facts.ts";
import type { MailboxesState } from "./mailboxes-state.ts";
import { homeOf } from "./names.ts";
import { shipped } from "./shipped.ts";

export const mailboxesSurvey = new Script(shipped("mail/read.sh") + shipped("mail/mailboxes-survey.sh"));

const parseMail = mailParser();

/** Absent when the domain has no box that is open, and none that was closed and whose mail is still in its place. */
export function observeMailboxes(survey: string, id: string, expected?: MailboxesState): MailboxesState | undefined {
  const facts = parseMail(survey);
  const [member = "", domain = ""] = id.split("/");
  const login = expected?.login ?? facts.domains.get(domain)?.login;
  if (login === undefined) return undefined;
  const mail = `${homeOf(login)}/mail/${domain}`;
  const boxes = rowsOf(facts, member, domain).flatMap((row) => {
    const local = localOf(row);
    const directory = facts.directories.get(`${mail}/${local}`);
    if (row["state"] === "closed" && directory === undefined) return [];
    return [[local, { ...declared(row), ...some("directory", directory), ...formerly(expected, local) }] as const];
  });
  if (boxes.length === 0) return undefined;
  return {
    member,
    login,
    domain,
    boxes: Object.fromEntries(boxes),
  };
}

/** A row whose parts disagree was made by hand: it is shown by its whole address, which no name of a box is. */
function localOf({ address = "", local = "", domain = "" }: Row): string {
  return String(address === `${local}@${domain}` ? local : address);
}

function declared({ quota = "", state = "", displayName = "", invite = "", lang = "" }: Row): Row {
  return { quota, state, ...(displayName === "" ? {} : { displayName }), invite, lang };
}

/** It is done once and leaves nothing to be seen. */
function formerly(expected: MailboxesState | undefined, local: string): Readonly<Record<string, string>> {
  const was = expected?.boxes[local]?.["formerly"];
  return typeof was === "string" ? { formerly: was } : {};
}

const some = (key: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [key]: value };
