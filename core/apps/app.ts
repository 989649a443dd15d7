import type { Text } from "../text.ts";
import type { Licence } from "./licences.ts";

/** A key of `sites[]` that only some apps understand. */
export type SiteKey = "php" | "theme" | "docroot" | "database" | "cron" | "to";

/** Something a member can ask for under `sites[].app` or `wikis[].engine`: what differs between apps is data. */
export interface App {
  /** The word in the member file. */
  readonly name: string;
  /** As a member calls it: "des pages statiques". */
  readonly title: Text;
  /** Whether konbit can make it; what it cannot yet is a notice of core/provided.ts. */
  readonly isProvided: boolean;
  /** Whether it needs a PHP-FPM pool of the member's own. */
  readonly runsPhp: boolean;
  /** What may be said of it beside what every site has; of a wiki nothing. */
  readonly keys: readonly SiteKey[];
  /** The version of PHP follows the title as it is ("programme PHP 8.2"), without brackets. */
  readonly isPhpItself?: true;
  /** The page that an empty site starts with: which it is in server/. */
  readonly welcome: "welcome.html" | "welcome.php";
  /** What comes before the address in `to`, of an app that only leads elsewhere. */
  readonly leadsTo?: Text;
  /** What `theme` may say. */
  readonly themes?: readonly Theme[];
  /** Where its program comes from; absent where what is served is the member's own. */
  readonly program?: Program;
}

/** A look that comes with the program, or from a package of Debian; `theme.php` gives it to a site. */
export interface Theme {
  readonly name: string;
  readonly package?: string;
}

/**
 * A program from a package of Debian, kept secure by Debian, or from a pinned archive; members share it, read-only, or each has a copy.
 * `server/apps/<name>/` holds what goes with it: `vhost.conf` (how Apache serves it), `birth.php` (run as the member in a site that has none yet or one of another
 * version; twice changes nothing the second time), `invite.php` unless `isEditedAsFiles`, and `files`.
 */
export interface Program {
  readonly licence: Licence;
  readonly homePage: string;
  /** Of Debian: the first is the program itself, whose version counts, unless there is an archive; then what it needs of PHP. */
  readonly packages: readonly [string, ...string[]];
  /** Where no package is good enough: it is unpacked once for all sites, and `site.json` says where. */
  readonly archive?: Archive;
  /** The folder that Apache serves: a shared one by its path, or `folder`, into which the birth copies it. */
  readonly code: string;
  /** Folders that its PHP may read beside the site's own. */
  readonly reads: readonly string[];
  /** The folder in the site's tree that is the member's, with all that they write; konbit itself does nothing in it. */
  readonly folder: string;
  /** Files of konbit's that it reads, which the member cannot change; none holds a secret. */
  readonly files: readonly string[];
  /** That one of `files` which PHP runs before everything else, where the program cannot be told otherwise what is the site's own. */
  readonly prepend?: string;
  readonly hasDatabase: boolean;
  /** Its pages are files that the member edits by SFTP: it has no accounts, so nobody is invited. */
  readonly isEditedAsFiles?: true;
  /** What PHP runs every ten minutes, where it has something to do without being looked at: a path as that of `code`, and words. */
  readonly jobs?: string;
  /** Its pages can become fixed ones; it has `compost.php`, `serve.php` and `compost.conf` then (server/compost/copy.php). */
  readonly composts?: true;
  /** Of a program that each site has a copy of: what is copied, and the file and variable by which a copy tells its version. */
  readonly copied?: { readonly from: string; readonly version: { readonly file: string; readonly variable: string } };
  /** Versions from each of which it comes to the next one only, oldest first, where its tables ask for that. */
  readonly majors?: readonly string[];
  /** How it is seen when somebody wrote last; absent: by the files in `folder`, each of which is a page. */
  readonly written?: Written;
  /** A page that shows that it works, and words on it. */
  readonly health: { readonly path: string; readonly text: string };
}

/** When somebody wrote last, and how many pages there are. */
export type Written =
  /** What its database answers: seconds since 1970 (null: nobody ever), pages. */
  | { readonly query: string }
  /** Files in folders of the site's tree; those whose names end so are pages. */
  | { readonly folders: readonly string[]; readonly pages: string };

/** A release of a project's own that no package of Debian has: fetched by the coordinator's machine, never by the server. */
export interface Archive {
  readonly version: string;
  /** The day on which it was released, `2020-12-24`, where that is known. */
  readonly released?: string;
  /** Where the project has it, with `@VERSION@` in place of the version; the last part is the name of the file. */
  readonly url: string;
  /** Of that file. Absent where nobody has checked it for konbit yet: then the coordinator pins it (`konbit:apps`). */
  readonly sha256?: string;
  /** The folder within it that holds the program; empty: all of it. */
  readonly folder: string;
}
