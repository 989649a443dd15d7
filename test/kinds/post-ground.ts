import { sh } from "../../remote/sh.ts";
import { domainsGround } from "./grounds.ts";
import { fillBoxes } from "./mail-boxes.ts";
import { Post } from "./post.ts";
import { Server } from "./server.ts";

/** A server with the mail of two members, and mail programs outside of it. */
export async function postGround(): Promise<{
  readonly server: Server;
  readonly post: Post;
  readonly address: string;
}> {
  const server = await Server.fresh(domainsGround);
  await fillBoxes(server);
  const [address = ""] = (await server.run(sh`hostname -I`)).trim().split(" ");
  return { server, post: new Post(address), address };
}
