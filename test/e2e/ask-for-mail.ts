import { Post } from "../kinds/post.ts";
import { world } from "./this-world.ts";

/**
 * Goes back to the three members, and has the file of one ask for mail here, a box `awa` and whatever `more` says behind that.
 * @returns mail programs, outside of the server.
 */
export async function askForMail(more: string): Promise<Post> {
  await world.restore("converged");
  const file = await world.readMember("racine-commune");
  await world.writeMember(
    "racine-commune",
    file.replace(
      "dns: external, mail: none }",
      `dns: managed, mail: { cutover: live } }\n\nmailboxes:\n  - awa${more}`,
    ),
  );
  return new Post((await world.server()).host);
}
