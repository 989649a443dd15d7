import { sizeText } from "../../core/plan/size-text.ts";
import type { MemberPlan, Plan } from "../../core/plan/plan.ts";
import type { Lang, Text } from "../../core/text.ts";
import { wordsOf, type Answer } from "./answers.ts";
import type { Letter } from "./demo-letter.ts";

export interface Demo {
  readonly plan: Plan;
  /** Address of the throw-away server. */
  readonly address: string;
  readonly answers: readonly Answer[];
  /** With the link for a mailbox's password; absent when nobody was sent one. */
  readonly letter?: Letter;
  readonly seconds: number;
}

/** A member's mailboxes, a line each. */
export function boxesOf({ mail }: MemberPlan): readonly Text[] {
  return mail.domains.flatMap(({ domain, mailboxes }) =>
    mailboxes.map(({ local, invite }) => ({
      fr: `${local}@${domain} : ${invite} a reçu un lien et choisit le mot de passe`,
      en: `${local}@${domain}: ${invite} was sent a link and chooses the password`,
    })),
  );
}

/** What to try next, a line each: what it shows, and the command. */
export function nextSteps({ plan, address, letter }: Demo): readonly (readonly [Text, string])[] {
  const [member] = plan.members;
  const host = member?.sites[0]?.host ?? "";
  return [
    [
      { fr: "un site, comme un navigateur", en: "a site, as a browser" },
      `curl --connect-to ::${address}: http://${host}/`,
    ],
    [
      { fr: "tous, dans un vrai navigateur", en: "all of them, in a real browser" },
      `chromium --host-resolver-rules="MAP *.example ${address}" http://${host}/`,
    ],
    ...mailSteps(plan, address, letter),
    [
      { fr: "changez quelque chose à la main sur le serveur…", en: "change something by hand on the server…" },
      `./konbit sandbox shell -- chmod 777 /srv/members/${member?.account.login ?? ""}`,
    ],
    [{ fr: "… et konbit le dit", en: "… and konbit says so" }, "./konbit preview"],
    [{ fr: "… et le répare", en: "… and repairs it" }, "./konbit up"],
    [{ fr: "ce que demande un membre, en phrases", en: "what a member asks for, in sentences" }, "./konbit plan"],
    [{ fr: "éteindre, tout oublier", en: "power off, forget everything" }, "./konbit sandbox down --purge"],
  ];
}

function mailSteps({ members }: Plan, address: string, letter?: Letter): readonly (readonly [Text, string])[] {
  const domain = members.flatMap(({ mail }) => mail.domains).find(({ mailboxes }) => mailboxes.length > 0);
  const [box] = domain?.mailboxes ?? [];
  if (domain === undefined || box === undefined || letter === undefined) return [];
  return [
    [
      {
        fr: "le lien d'une boîte courriel, comme la personne qui l'a reçu",
        en: "the link for a mailbox, as the person who got it",
      },
      `chromium --ignore-certificate-errors --host-resolver-rules="MAP *.test ${address}" "${letter.link}"`,
    ],
    [
      { fr: "… et la boîte, avec le mot de passe choisi", en: "… and the mailbox, with the password chosen" },
      `curl --insecure --connect-to ::${address}: --user ${box.local}@${domain.domain} imaps://mail.${domain.domain}/`,
    ],
    [{ fr: "ce que le DNS dit du domaine", en: "what DNS says of the domain" }, `dig @${address} ${domain.domain} MX`],
  ];
}

/** A page that stands by itself: no script, nothing fetched from anywhere. */
export function demoPage(demo: Demo, lang: Lang): string {
  const say = (fr: string, en: string) => escape(lang === "fr" ? fr : en);
  const members = demo.plan.members.map((member) => {
    const size = sizeText(member.account.quotaBytes)[lang];
    const sites = member.sites.map((site) => {
      const answer = demo.answers.find(({ host }) => host === site.host);
      const words = answer === undefined ? "" : wordsOf(answer.text).slice(0, 240);
      return `<li><strong>${escape(site.host)}</strong> — ${escape(site.app)}${site.php === undefined ? "" : ` ${escape(site.php)}`}${
        site.hasDatabase ? " · MariaDB" : ""
      }<br><span class="answer">${answer === undefined ? "?" : answer.status} · ${escape(words)}</span></li>`;
    });
    const boxes = boxesOf(member).map((box) => `<li>${escape(box[lang])}</li>`);
    return `<section><h2>${escape(member.name)}</h2>
<p>${say("Compte Unix", "Unix account")} <code>${escape(member.account.login)}</code>, ${escape(size)} ${say("de disque", "of disk space")},
${say("fichier", "file")} <code>members/${escape(member.slug)}.yaml</code></p><ul>${[...sites, ...boxes].join("\n")}</ul></section>`;
  });
  const steps = nextSteps(demo).map(
    ([text, command]) => `<dt>${escape(text[lang])}</dt><dd><code>${escape(command)}</code></dd>`,
  );
  const { letter } = demo;
  const letterPart =
    letter === undefined
      ? ""
      : `<h2>${say(`Ce que ${letter.to} a reçu`, `What ${letter.to} was sent`)}</h2>\n<pre>${escape(letter.text)}</pre>\n`;
  return `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>konbit — ${say("ce qui vient d'être fait", "what was just made")}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fdfcf9 }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-bottom: .2rem }
section { border-left: 4px solid #2f6f4f; padding-left: 1rem; margin: 1.5rem 0 }
.answer { color: #555; font-size: .9rem } code { background: #eee8dc; padding: .1rem .3rem; overflow-wrap: anywhere } dd { margin: 0 0 .8rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #ddd; padding: 1rem; font: inherit }
</style>
<h1>konbit — ${say("ce qui vient d'être fait", "what was just made")}</h1>
<p>${say(
    `Un vrai serveur Debian 12 (jetable, à l'adresse ${demo.address}), et dessus ${demo.plan.members.length} membres, faits par le moteur Pulumi à partir de leurs fichiers, en ${demo.seconds} s.`,
    `A real Debian 12 server (throw-away, at ${demo.address}), and on it ${demo.plan.members.length} members, made by the Pulumi engine from their files, in ${demo.seconds} s.`,
  )}</p>
${members.join("\n")}
${letterPart}<h2>${say("À essayer", "Things to try")}</h2>
<dl>${steps.join("\n")}</dl>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
