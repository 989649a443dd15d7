import { expect } from "vitest";
import { password } from "../kinds/post.ts";
import { world } from "./this-world.ts";

/** The link in the newest mail to somebody elsewhere, which waits here because there is no elsewhere. */
const linkTo = (invited: string) => String.raw`
  id=$(postqueue -j | grep -F '"address": "${invited}"' | grep -o '"queue_id": "[^"]*"' | cut -d'"' -f4 | sort | tail -1)
  postcat -q "$id" | tr -d '\r' | sed ':a;/=$/{N;s/=\n//;ba}' | grep -oE 'https://[^ >]*/mot-de-passe/[A-Za-z0-9_-]{30,}' | tail -1`;

/** Does what the person of a new box does: opens the link in the mail, and chooses the password of the tests. */
export async function choosePassword(invited: string): Promise<void> {
  const link = await world.onServer(linkTo(invited));
  expect(link).toMatch(/^https:\/\/mail\.konbit\.test\/mot-de-passe\//);
  const answer = await world.onServer(
    `curl -ksS -w '%{http_code}' --resolve mail.konbit.test:443:127.0.0.1 --data-urlencode 'password=${password}' --data-urlencode 'again=${password}' '${link}'`,
  );
  expect(answer).toMatch(/303$/);
}
