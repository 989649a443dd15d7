import type { CloudUser, Tenant } from "../member/member.ts";
import { kept } from "./kept.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";

/** Nextcloud: accounts, each by its name; the shared folder; the apps. */
export const cloudUsers: Subject = (before, after) => [
  ...linesOf(before?.files?.users ?? [], after.files?.users ?? [], {
    key: ({ name }) => name,
    appears,
    differs: (was, is) => [...differences(was, is), before !== undefined && email(was, is, before, after)],
    stops,
  }),
  ...folderLines(before?.files?.sharedFolder?.name, after.files?.sharedFolder?.name),
  ...linesOf(before?.files?.apps ?? [], after.files?.apps ?? [], {
    key: (app) => app,
    appears: appAppears,
    differs: () => [],
    stops: appStops,
  }),
];

function appears({ name, email, groupAdmin }: CloudUser): Line {
  return about("user", name)(
    "appears",
    "automatique",
    groupAdmin
      ? {
          fr: `compte Nextcloud ${name}, qui gère le groupe : invitation à ${email}`,
          en: `Nextcloud account ${name}, who runs the group: invitation to ${email}`,
        }
      : {
          fr: `compte Nextcloud ${name} : invitation à ${email}`,
          en: `Nextcloud account ${name}: invitation to ${email}`,
        },
  );
}

function differences(was: CloudUser, is: CloudUser): readonly (Line | false)[] {
  const { name } = is;
  const say = about("user", name);
  return [
    was.displayName !== is.displayName &&
      say(
        "changes",
        "automatique",
        is.displayName === undefined
          ? {
              fr: `compte Nextcloud ${name} : sans nom affiché`,
              en: `Nextcloud account ${name}: without a display name`,
            }
          : {
              fr: `compte Nextcloud ${name} : nom affiché « ${is.displayName} »`,
              en: `Nextcloud account ${name}: display name “${is.displayName}”`,
            },
      ),
    was.groupAdmin !== is.groupAdmin &&
      say(
        "changes",
        "automatique",
        is.groupAdmin
          ? {
              fr: `compte Nextcloud ${name} : gère maintenant le groupe`,
              en: `Nextcloud account ${name}: now runs the group`,
            }
          : {
              fr: `compte Nextcloud ${name} : ne gère plus le groupe`,
              en: `Nextcloud account ${name}: no longer runs the group`,
            },
      ),
  ];
}

/** Who says nothing follows the contact, of whom people.ts speaks. */
function email(was: CloudUser, is: CloudUser, before: Tenant, after: Tenant): Line | false {
  const follows = was.email === before.contact.email && is.email === after.contact.email;
  if (was.email === is.email || follows) return false;
  return about("user", is.name)("changes", "automatique", {
    fr: `compte Nextcloud ${is.name} : courriel ${is.email} (avant : ${was.email})`,
    en: `Nextcloud account ${is.name}: e-mail ${is.email} (before: ${was.email})`,
  });
}

function stops({ name }: CloudUser): Line {
  return about("user", name)("stops", "danger", {
    fr: `compte Nextcloud ${name} : retiré. Le dossier partagé ne change pas. ${kept.fr}`,
    en: `Nextcloud account ${name}: removed. The shared folder does not change. ${kept.en}`,
  });
}

function folderLines(was: string | undefined, is: string | undefined): readonly Line[] {
  if (was === is) return [];
  if (is === undefined) {
    const name = was ?? "";
    const line = about("folder", name)("stops", "danger", {
      fr: `dossier partagé « ${name} » : retiré. ${kept.fr}`,
      en: `shared folder “${name}”: removed. ${kept.en}`,
    });
    return [{ ...line, isRemoval: true }];
  }
  const say = about("folder", is);
  return [
    was === undefined
      ? say("appears", "décision", {
          fr: `dossier partagé « ${is} » dans Nextcloud`,
          en: `shared folder “${is}” in Nextcloud`,
        })
      : say("changes", "décision", {
          fr: `dossier partagé « ${is} » : nouveau nom (avant : « ${was} »), le contenu ne change pas`,
          en: `shared folder “${is}”: new name (before: “${was}”), its content does not change`,
        }),
  ];
}

function appAppears(app: string): Line {
  return about("cloud-app", app)("appears", "décision", {
    fr: `application Nextcloud ${app} : ouverte au groupe`,
    en: `Nextcloud app ${app}: open to the group`,
  });
}

function appStops(app: string): Line {
  return about("cloud-app", app)("stops", "décision", {
    fr: `application Nextcloud ${app} : fermée au groupe ; ce qui y est écrit reste en place`,
    en: `Nextcloud app ${app}: closed to the group; what was written there stays in place`,
  });
}
