import type { Finding } from "../problem.ts";
import type { Text } from "../text.ts";
import { type Sentences, shown } from "../member/messages/sentences.ts";

const list = (names: readonly string[]) => names.map(shown).join(", ");

/** K10: what a request may do, whoever judges it. */
export const requestMessages = {
  K1001: ({ folder }: { folder: string }) => ({
    fr: `Hors de ${folder}/<membre>.yaml, seule la coordination change des fichiers. Retirez celui-ci de la demande.`,
    en: `Outside ${folder}/<member>.yaml only the coordinators change files. Take this one out of the request.`,
  }),
  K1002: () => ({
    fr: `Ce fichier décide de ce qui est vérifié, par qui et avec quels droits : seule la coordination le change. Retirez-le de la demande.`,
    en: `This file decides what is checked, by whom and with which rights: only the coordinators change it. Take it out of the request.`,
  }),
  K1003: ({ author, maintainers }: { author: string; maintainers: readonly string[] }) => ({
    fr: `${author} n'est pas inscrit à ce fichier. D'après la branche de base, peuvent le changer : ${list(maintainers)} (une liste changée par la demande elle-même ne compte pas). Demandez-leur, ou retirez-le de la demande.`,
    en: `${author} is not a maintainer of this file. By the base branch, these are: ${list(maintainers)} (a list changed by the request itself does not count). Ask them, or take it out of the request.`,
  }),
  K1004: ({ author, maintainers }: { author: string; maintainers: readonly string[] }) => ({
    fr: `Un nouveau fichier est proposé par une personne qui pourra le changer. Ici : ${list(maintainers)} ; auteur de la demande : ${author}. Écrivez ce compte sous « maintainers », ou laissez l'une de ces personnes faire la demande.`,
    en: `A new file is proposed by a person who may change it. Here: ${list(maintainers)}; the request comes from ${author}. Write this account under "maintainers", or let one of these persons make the request.`,
  }),
  K1005: ({ mode }: { mode: string }) => ({
    fr: `Un fichier de membre est un simple texte, et celui-ci est marqué exécutable (mode ${mode}). Enlevez la marque, et faites un nouveau commit.`,
    en: `A member file is plain text, and this one is marked executable (mode ${mode}). Take the mark away, and make a new commit.`,
  }),
  K1006: ({ count, folder }: { count: number; folder: string }) => ({
    fr: `Et ${count} autre(s) fichier(s) hors de ${folder}/<membre>.yaml, que seule la coordination change. Repartez de la branche de base et n'y changez que votre fichier.`,
    en: `And ${count} more file(s) outside ${folder}/<member>.yaml, which only the coordinators change. Start again from the base branch and change your own file only.`,
  }),
  K1007: ({ other }: { other: string }) => ({
    fr: `Ce nom et « ${shown(other)} » ne diffèrent que par la casse ou la forme d'un caractère : sur beaucoup de machines, ce serait un seul fichier. Renommez-le.`,
    en: `This name and "${shown(other)}" differ only in case or in the form of a character: on many machines that would be one file. Rename it.`,
  }),
  K1008: () => ({
    fr: "Le nom de ce fichier contient des caractères qu'on ne voit pas ou qui ne sont pas du texte UTF-8. Renommez-le.",
    en: "The name of this file holds characters that cannot be seen or are not UTF-8 text. Rename it.",
  }),
  K1009: () => ({
    fr: `Ce fichier a changé au même endroit sur la branche de base depuis que la demande a été écrite. Prenez la base dans la demande et choisissez entre les deux.`,
    en: `This file has changed in the same place on the base branch since the request was written. Take the base into the request and choose between the two.`,
  }),
  K1010: () => ({
    fr: `Sur la branche de base, ce fichier ne se lit pas : personne ne peut donc prouver qu'il est le sien, et seule la coordination le change. Retirez-le de la demande.`,
    en: `On the base branch this file cannot be read: nobody can prove that it is theirs, and only the coordinators change it. Take it out of the request.`,
  }),
  K1020: ({ key, was }: { key: string; was: string | undefined }) => ({
    fr:
      was === undefined
        ? `« ${shown(key)} » est décidé par le konbit, pas dans une demande de membre. Enlevez-le, et écrivez ce que vous souhaitez sous « requests ».`
        : `« ${shown(key)} » est décidé par le konbit, pas dans une demande de membre (avant : ${shown(was)}). Remettez-le comme il était, et écrivez ce que vous souhaitez sous « requests ».`,
    en:
      was === undefined
        ? `"${shown(key)}" is decided by the konbit, not in a member's request. Remove it, and write what you would like under "requests".`
        : `"${shown(key)}" is decided by the konbit, not in a member's request (before: ${shown(was)}). Put it back as it was, and write what you would like under "requests".`,
  }),
  K1021: ({ was }: { was: string }) => ({
    fr: `L'identifiant d'un membre ne change jamais, pour personne : tout ce qui est sur le serveur en dépend. Remettez « id: ${was} ».`,
    en: `A member's id never changes, for anybody: everything on the server hangs on it. Put back "id: ${was}".`,
  }),
  K1022: ({ was }: { was: string }) => ({
    fr: `Le compte d'un membre sur le serveur ne change jamais, même quand son fichier est renommé. Écrivez « login: ${was} ».`,
    en: `A member's login on the server never changes, even when the file is renamed. Write "login: ${was}".`,
  }),
  K1023: ({ was, is }: { was: string; is: string }) => ({
    fr: `De « ${was} » à « ${shown(is)} », c'est un pas de la coordination. Dans votre propre demande, vous pouvez seulement passer de « active » à « leaving ». Remettez « status: ${was} ».`,
    en: `From "${was}" to "${shown(is)}" is a step of the coordinators. In your own request you may only go from "active" to "leaving". Put back "status: ${was}".`,
  }),
  K1024: ({ key }: { key: string }) => ({
    fr: `Un nouveau fichier n'a pas encore de « ${key} » : l'admission se décide, puis la coordination l'écrit avec « konbit admit ». Enlevez cette clé ; ce que vous souhaitez va sous « requests ».`,
    en: `A new file has no "${key}" yet: admission is decided, then the coordinators write it with "konbit admit". Remove this key; what you would like goes under "requests".`,
  }),
  K1025: ({ old }: { old: readonly string[] }) => ({
    fr: `Il doit rester au moins une des personnes qui pouvaient changer ce fichier (${list(old)}) : « maintainers: » en garde une. Pour les remplacer toutes, demandez à la coordination.`,
    en: `At least one of those who could change this file (${list(old)}) has to stay: keep one under "maintainers:". To replace all of them, ask the coordinators.`,
  }),
  K1026: ({ was, is }: { was: string; is: string }) => ({
    fr: `Sauvegarder moins (« ${shown(was)} » → « ${shown(is)} ») se décide avec la coordination. Remettez « class: ${was} », et demandez-le sous « requests: { note: … } ».`,
    en: `Backing up less ("${shown(was)}" → "${shown(is)}") is decided with the coordinators. Put back "class: ${was}", and ask for it under "requests: { note: … }".`,
  }),
  K1027: ({ box, was, is }: { box: string; was: string; is: string }) => ({
    fr: `Garder moins longtemps le courriel de ${shown(box)} (« ${shown(was)} » → « ${shown(is)} ») se décide avec la coordination. Remettez « retention: ${was} », et demandez-le sous « requests: { note: … } ».`,
    en: `Keeping the mail of ${shown(box)} for a shorter time ("${shown(was)}" → "${shown(is)}") is decided with the coordinators. Put back "retention: ${was}", and ask for it under "requests: { note: … }".`,
  }),
  K1028: ({ key }: { key: string }) => ({
    fr: `« ${key} » est écrit par la coordination, après l'export vérifié des données. Remettez-le comme il était.`,
    en: `"${key}" is written by the coordinators, after the verified export of the data. Put it back as it was.`,
  }),
  K1029: ({ id }: { id: string }) => ({
    fr: `L'identifiant ${shown(id)} a déjà servi à un membre parti, et ne sert qu'une fois. « konbit admit » en donne un nouveau.`,
    en: `The id ${shown(id)} once belonged to a member who has left, and is used once. "konbit admit" gives a new one.`,
  }),
  K1040: ({ member }: { member: string }) => ({
    fr: `Supprimer ce fichier ferait disparaître ${shown(member)} sans export de ses données. Pour partir, remettez le fichier et écrivez-y deux lignes : « status: leaving » et, sous « requests », « export: true ».`,
    en: `Deleting this file would make ${shown(member)} disappear without an export of its data. To leave, put the file back and write two lines in it: "status: leaving" and, under "requests", "export: true".`,
  }),
  K1041: ({ member }: { member: string }) => ({
    fr: `${shown(member)} est en train de partir : son fichier reste jusqu'à l'export vérifié, que la coordination note avec « konbit leave ». Remettez-le.`,
    en: `${shown(member)} is leaving: the file stays until the verified export, which the coordinators note with "konbit leave". Put it back.`,
  }),
  K1042: ({ member }: { member: string }) => ({
    fr: `Le départ de ${shown(member)} est fait, mais l'effacement n'a pas été décidé : il faut d'abord « purge » dans son fichier, par une demande de la coordination. Remettez-le.`,
    en: `${shown(member)} has left, but erasing was not decided: "purge" has to stand in the file first, by a request of the coordinators. Put it back.`,
  }),
  K1043: ({ member }: { member: string }) => ({
    fr: `Le fichier de ${shown(member)} ne peut plus être supprimé que par la coordination. Remettez-le.`,
    en: `The file of ${shown(member)} can be deleted by the coordinators only. Put it back.`,
  }),
  K1044: ({ count, total, most, what }: Mass) => ({
    fr: `Cette demande enlève d'un coup ${count} ${what.fr} sur ${total} (sans confirmation : ${most} au plus). Si c'est voulu, recopiez la ligne ALLOW-DELETES ci-dessous dans le texte de la demande ; elle ne compte qu'avec l'accord des deux coordinations, technique et sociale, et 24 h d'attente.`,
    en: `This request removes ${count} of ${total} ${what.en} at once (without confirmation: ${most} at most). If that is meant, copy the line ALLOW-DELETES below into the text of the request; it counts only with the consent of both coordinations, technical and social, and 24 hours of waiting.`,
  }),
  K1045: ({ member }: { member: string }) => ({
    fr: `Cette demande ferme tout ce que ${shown(member)} a ici. Si c'est voulu, recopiez la ligne ALLOW-DELETES ci-dessous dans le texte de la demande ; elle ne compte qu'avec l'accord des deux coordinations, technique et sociale, et 24 h d'attente.`,
    en: `This request closes everything that ${shown(member)} has here. If that is meant, copy the line ALLOW-DELETES below into the text of the request; it counts only with the consent of both coordinations, technical and social, and 24 hours of waiting.`,
  }),
  K1046: ({ items }: { items: readonly string[] }) => ({
    fr: `ALLOW-DELETES est écrit dans la demande et compte, avec l'accord des deux coordinations, technique et sociale, et 24 h d'attente, pour : ${items.join(", ")}`,
    en: `ALLOW-DELETES stands in the request and counts, with the consent of both coordinations, technical and social, and 24 hours of waiting, for: ${items.join(", ")}`,
  }),
  K1047: ({ item }: { item: string }) => ({
    fr: `ALLOW-DELETES nomme « ${shown(item)} », que la demande n'enlève pas. Enlevez-le du texte, ou corrigez le nom.`,
    en: `ALLOW-DELETES names "${shown(item)}", which the request does not remove. Take it out of the text, or correct the name.`,
  }),
  K1048: ({ item, words }: { item: string; words: readonly string[] }) => ({
    fr: `ALLOW-DELETES contient « ${shown(item)} », qui n'est pas de la forme mot:nom. Les mots sont : ${words.join(", ")}.`,
    en: `ALLOW-DELETES holds "${shown(item)}", which is not of the form word:name. The words are: ${words.join(", ")}.`,
  }),
  K1049: ({ member, after }: { member: string; after: string }) => ({
    fr: `L'effacement de ${shown(member)} n'est permis qu'à partir du ${after}. Remettez le fichier jusque-là.`,
    en: `Erasing ${shown(member)} is allowed from ${after} on. Put the file back until then.`,
  }),
  K1050: () => ({
    fr: "Cette demande ne change rien à la branche de base.",
    en: "This request changes nothing on the base branch.",
  }),
} satisfies Sentences;

interface Mass {
  readonly count: number;
  readonly total: number;
  readonly most: number;
  readonly what: Text;
}

export type RequestCode = keyof typeof requestMessages;

/** A code of this table and its sentence, filled in. */
export function requestFinding<C extends RequestCode>(
  code: C,
  ...values: Parameters<(typeof requestMessages)[C]>
): Finding {
  // Each entry takes exactly `values`; the table as a union of functions loses that.
  const sentence = requestMessages[code] as (...values: Parameters<(typeof requestMessages)[C]>) => Text;
  return { code, text: sentence(...values) };
}
