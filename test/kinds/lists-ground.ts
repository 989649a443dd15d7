import { account } from "../../kinds/account.ts";
import type { ListsInputs } from "../../kinds/lists-state.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { sh } from "../../remote/sh.ts";
import { accountInputs, domainInputs, memberId } from "./members.ts";
import type { Server } from "./server.ts";

/** The ground of the list server, once its programs answer, which comes after they have started. */
export async function prepareLists(server: Server): Promise<void> {
  await server.run(
    sh`timeout 280 bash -c 'until { : </dev/tcp/127.0.0.1/8001 && : </dev/tcp/127.0.0.1/8024; } 2>/dev/null; do sleep 0.1; done'`,
  );
}

/** A member with an account and a domain that has mail, `<login>.example`. */
export async function addListMember(server: Server, number: number, login: string): Promise<void> {
  await server.make(account, [account.desired(accountInputs(number, login))]);
  await server.make(mailDomain, [mailDomain.desired(domainInputs(number, login))]);
}

export function listsInputs(
  number: number,
  login: string,
  lists: ListsInputs["lists"] = {
    nouvelles: list({ style: "announce", archive: "public", owners: [`awa@${login}.example`] }),
    membres: list({ owners: [`awa@${login}.example`, "noe@ailleurs.example"] }),
  },
): ListsInputs {
  return { member: memberId(number), login, domain: `${login}.example`, lists };
}

type List = ListsInputs["lists"][string];

export function list(more: Partial<List> = {}): List {
  return {
    style: "discussion",
    owners: ["awa@racine.example"],
    archive: "members",
    lang: "fr",
    state: "active",
    ...more,
  };
}
