// One after another, on one server: to install AlternC takes minutes.
import "./adopt.ts";
import "./account.ts";
import "./mail-domain.ts";
import "./mailboxes.ts";
import "./mail-links.ts";
import "./aliases.ts";
import "./site.ts";
import "./zone.ts";
import "./lists.ts";
import "./platform.ts";
