import type { ListServerInputs } from "./list-server-state.ts";
import { type Files, placed } from "./own-files.ts";
import { fill } from "./shipped.ts";

const share = "/usr/local/share/konbit/lists/konbit_lists";

/** Where each file of `server/lists/` goes. */
const places = {
  "/etc/mailman3/mailman.cfg": "mailman.cfg",
  "/etc/apache2/sites-enabled/konbit-lists.conf": "web/vhost.conf",
  "/etc/konbit/lists-web.ini": "web/uwsgi.ini",
  "/etc/systemd/system/konbit-lists-web.service": "web/konbit-lists-web.service",
  [`${share}/__init__.py`]: "web/__init__.py",
  [`${share}/closed.py`]: "web/closed.py",
  [`${share}/export.py`]: "web/export.py",
  [`${share}/prepare.py`]: "web/prepare.py",
  [`${share}/settings.py`]: "web/settings.py",
  [`${share}/urls.py`]: "web/urls.py",
  // A program that is killed comes back by itself.
  "/etc/systemd/system/mailman3.service.d/konbit.conf": "mailman3.conf",
};

const texts = placed("lists", places);

/** Whole texts by path of what the list server is configured with. */
export function listServerFiles({ host, from }: Pick<ListServerInputs, "host" | "from">): Files {
  return Object.fromEntries([
    ...texts.map(([path, text]) => [path, fill(text, { HOST: host, FROM: from })] as const),
    ["/etc/konbit/lists.json", `${JSON.stringify({ host, from })}\n`],
  ]);
}
