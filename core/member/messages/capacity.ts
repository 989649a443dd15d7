import { type Sentences, shown } from "./sentences.ts";

interface Numbers {
  readonly volume: string;
  readonly promised: string;
  readonly promisable: string;
  readonly over: string;
}

/** K08: what the server can hold. */
export const capacity = {
  K0801: ({ volume, promised, promisable, over, most }: Numbers & { most: string | undefined }) =>
    most === undefined
      ? {
          fr: `Le volume « ${shown(volume)} » ne peut pas le tenir : ${promised} y seraient promis, et ${promisable} peuvent l'être (${over} de trop). Rien ne reste pour ce membre : réduisez ce qui est accordé à un autre, ou agrandissez le volume (konbit:volumes).`,
          en: `The volume "${shown(volume)}" cannot hold it: ${promised} would be promised there, and ${promisable} can be (${over} too many). Nothing is left for this member: reduce what another is granted, or enlarge the volume (konbit:volumes).`,
        }
      : {
          fr: `Le volume « ${shown(volume)} » ne peut pas le tenir : ${promised} y seraient promis, et ${promisable} peuvent l'être (${over} de trop). Accordez au plus ${most} ici, ou faites de la place : réduisez ce qui est accordé à un autre, ou agrandissez le volume (konbit:volumes).`,
          en: `The volume "${shown(volume)}" cannot hold it: ${promised} would be promised there, and ${promisable} can be (${over} too many). Grant ${most} at most here, or make room: reduce what another is granted, or enlarge the volume (konbit:volumes).`,
        },
  K0802: ({ volume, promised, promisable, over }: Numbers) => ({
    fr: `Le volume « ${shown(volume)} » est déjà trop promis : ${promised} pour ${promisable} possibles (${over} de trop). Ce n'est pas la faute de cette demande, mais rien de plus ne peut y être accordé.`,
    en: `The volume "${shown(volume)}" is promised too often already: ${promised} of ${promisable} (${over} too many). This request did not cause it, but nothing more can be granted there.`,
  }),
  K0803: ({ limit, used, on, key }: { limit: string; used: string; on: string; key: string }) => ({
    fr: `${limit} seraient accordés (« ${key} »), et ${used} étaient utilisés le ${on}. Accordez au moins ${used}, ou faites d'abord de la place : supprimez ou déplacez des données, puis attendez la prochaine mesure.`,
    en: `${limit} would be granted ("${key}"), and ${used} were in use on ${on}. Grant ${used} at least, or make room first: delete or move data, then wait for the next measurement.`,
  }),
  K0804: ({ volume, ifAgreed, promisable, over }: Omit<Numbers, "promised"> & { ifAgreed: string }) => ({
    fr: `Si ce qui est demandé ici est accordé, le volume « ${shown(volume)} » aura ${ifAgreed} promis pour ${promisable} possibles (${over} de trop). Accordez moins, ou faites d'abord de la place : réduisez ce qui est accordé à un autre, ou agrandissez le volume (konbit:volumes).`,
    en: `If what is asked for here is granted, the volume "${shown(volume)}" will have ${ifAgreed} promised of ${promisable} (${over} too many). Grant less, or make room first: reduce what another is granted, or enlarge the volume (konbit:volumes).`,
  }),
} satisfies Sentences;
