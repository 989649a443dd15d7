import { parseSlug } from "../../../core/member/names.ts";
import { by } from "../../../core/request-form/fields.ts";
import type { Field } from "../../../core/request-form/thing.ts";

/** Whose file it is, for the link that opens it. */
export const slugField: Field = {
  name: "slug",
  label: { fr: "Nom court de votre membre", en: "Short name of your member" },
  hint: {
    fr: "par exemple racine-commune, pour members/racine-commune.yaml",
    en: "for example racine-commune, for members/racine-commune.yaml",
  },
  isRequired: false,
  check: by(parseSlug),
};
