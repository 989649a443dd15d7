import { account } from "../../kinds/account.ts";
import { listServer } from "../../kinds/list-server.ts";
import type { ListsInputs } from "../../kinds/lists-state.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { accountInputs, domainInputs, memberId } from "./members.ts";
import type { Server } from "./server.ts";

export const listServerInputs = {
  host: "listes.konbit.example",
  from: "postmaster@mail.konbit.example",
  admins: ["technique@konbit.example"],
};

/** A mail server, on which a list server can stand. */
export async function listGround(server: Server): Promise<void> {
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.make(mailServer, [mailServer.desired({ host: "mail.konbit.example" })]);
  // Mailman looks up each sender's domain; here no name server answers, and it need not wait for one.
  await server.run(sh`echo 'nameserver 192.0.2.1' >/etc/resolv.conf`);
}

/** Two members with mail, and a list server. */
export async function prepareLists(server: Server): Promise<void> {
  await listGround(server);
  await server.make(listServer, [listServer.desired(listServerInputs)]);
  await addListMember(server, 3, "racine");
  await addListMember(server, 4, "sillon");
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
