import { account } from "../../kinds/account.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { mailServer } from "../../kinds/mail-server.ts";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { fillBoxes } from "./mail-boxes.ts";
import { mailHost } from "./mail-ground.ts";
import { accountInputs, domainInputs } from "./members.ts";
import { Post } from "./post.ts";
import { Server } from "./server.ts";

/** A server with the mail of two members, and mail programs outside of it. */
export async function postGround(): Promise<{
  readonly server: Server;
  readonly post: Post;
  readonly address: string;
}> {
  const server = await Server.fresh();
  const members = [
    [3, "racine"],
    [4, "sillon"],
  ] as const;
  await server.make(platform, [platform.desired({ disks: ["/dev/sda", "/dev/sdb"] })]);
  await server.make(
    account,
    members.map(([number, login]) => account.desired(accountInputs(number, login))),
  );
  await server.make(mailServer, [mailServer.desired({ host: mailHost })]);
  await server.make(
    mailDomain,
    members.map(([number, login]) => mailDomain.desired(domainInputs(number, login))),
  );
  await fillBoxes(server);
  const [address = ""] = (await server.run(sh`hostname -I`)).trim().split(" ");
  return { server, post: new Post(address), address };
}
