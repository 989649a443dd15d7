import { cloudUserName } from "../member/names.ts";
import { by, displayName, email } from "./fields.ts";
import { answered, type Thing } from "./thing.ts";

export const cloudUser: Thing = {
  name: "user",
  title: { fr: "un compte du nuage (Nextcloud)", en: "a cloud account (Nextcloud)" },
  about: {
    fr: "Fichiers, agendas et contacts partagés. Ces noms sont communs à tout le konbit.",
    en: "Shared files, calendars and contacts. These names are common to the whole konbit.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Nom du compte", en: "Name of the account" },
      hint: { fr: "par exemple awa-racine", en: "for example awa-racine" },
      isRequired: true,
      check: by(cloudUserName),
    },
    displayName,
    {
      ...email,
      hint: { fr: "vide : celle de votre contact", en: "empty: that of your contact" },
    },
  ],
  changes: (values) => [{ append: answered(values, ["name", "displayName", "email"]), to: ["files", "users"] }],
};
