import type { Delivery, Props } from "../kinds/kind.ts";
import { RemoteError } from "../remote/errors.ts";
import type { Lang, Text } from "./language.ts";

/** An error that a person can act on: where, what, why, the way out. */
export class Problem extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "Problem";
    this.text = text;
  }
}

/** Something is on the server but not whole. The engine keeps it in the state and updates it on the next run. */
export class HalfDone extends Problem {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;

  constructor(text: Text, id: string, inputs: Props, outputs: Props) {
    super(text);
    this.name = "HalfDone";
    this.id = id;
    this.inputs = inputs;
    this.outputs = outputs;
  }
}

/** What the person reads. An error that nobody foresaw is named as ours; its words are code's, not a script's. */
export function explain(error: unknown, lang: Lang): string {
  if (error instanceof Problem || error instanceof RemoteError) return error.text[lang];
  const words = error instanceof Error ? error.message : String(error);
  return {
    fr: `Une erreur que konbit n'avait pas prévue ; merci de la signaler : ${words}`,
    en: `An error that konbit did not foresee; please report it: ${words}`,
  }[lang];
}

export const failed = (id: string, reason: string): Text => ({
  fr: `${id} n'est pas en place sur le serveur : ${reason}. Le reste a été fait ; relancez après avoir corrigé, konbit reprend là.`,
  en: `${id} is not in place on the server: ${reason}. The rest was done; run it again once that is put right, konbit goes on from there.`,
});

export const tooLong = (id: string, seconds: number): Text => ({
  fr: `${id} : pas fini en ${seconds} s. Relancez, konbit reprend là ; si cela dure toujours, customTimeouts donne plus de temps.`,
  en: `${id}: not done within ${seconds} s. Run it again, konbit goes on from there; if it always takes long, customTimeouts gives it more time.`,
});

export const interrupted = (id: string): Text => ({
  fr: `${id} : interrompu. Relancez, konbit reprend là.`,
  en: `${id}: interrupted. Run it again, konbit goes on from there.`,
});

export const noServer = (): Problem =>
  new Problem({
    fr: "Aucun serveur n'est configuré. Il faut konbit:host, konbit:user et konbit:hostKey dans Pulumi.<stack>.yaml (voir README, « un vrai serveur »).",
    en: 'No server is configured. Set konbit:host, konbit:user and konbit:hostKey in Pulumi.<stack>.yaml (README, "a real server").',
  });

export const unreadable = (token: string, stderr: string): Problem =>
  new Problem({
    fr: `L'état de ${token} n'a pas pu être lu sur le serveur (${stderr}). Rien n'a été changé.`,
    en: `The state of ${token} could not be read on the server (${stderr}). Nothing was changed.`,
  });

export const unknownType = (token: string): Problem =>
  new Problem({
    fr: `Cette version de konbit ne connaît pas le type ${token}. Le code et l'état viennent-ils du même dépôt ? Mettez le code à jour.`,
    en: `This version of konbit does not know the type ${token}. Do code and state come from the same repository? Update the code.`,
  });

type Pinned = Pick<Delivery, "title" | "url" | "file" | "sha256">;

export const noArchive = ({ title, url, file, sha256 }: Pinned, reason: string): Text => ({
  fr: `${title} : le serveur a besoin de l'archive ${file}, et elle n'a pas pu être prise à ${url} (${reason}). Rien n'a été changé. Mettez ce fichier (SHA-256 ${sha256}) dans un dossier de cette machine et dites lequel : pulumi config set konbit:archives DOSSIER ; puis relancez.`,
  en: `${title}: the server needs the archive ${file}, and it could not be had from ${url} (${reason}). Nothing was changed. Put that file (SHA-256 ${sha256}) into a folder of this machine and say which: pulumi config set konbit:archives FOLDER; then run it again.`,
});

export const wrongArchive = ({ title, sha256 }: Pinned, where: string, found: string): Text => ({
  fr: `${title} : ${where} n'est pas l'archive attendue. SHA-256 attendu : ${sha256} ; trouvé : ${found}. Rien n'a été changé ni envoyé. Reprenez le fichier auprès du projet ; si le projet en annonce un autre et que vous l'avez vérifié, épinglez-le dans konbit:apps.`,
  en: `${title}: ${where} is not the expected archive. SHA-256 expected: ${sha256}; found: ${found}. Nothing was changed or sent. Get the file from the project again; if the project announces another one and you have checked it, pin it in konbit:apps.`,
});

export const unreadableArchive = (file: string, reason: string): Text => ({
  fr: `${file} ne peut pas être lu sur cette machine (${reason}). Rien n'a été changé. Rendez-le lisible, ou ôtez-le : il sera repris auprès du projet.`,
  en: `${file} cannot be read on this machine (${reason}). Nothing was changed. Make it readable, or take it away: it is then fetched from the project.`,
});

export const notDelivered = ({ title, file }: Pinned, reason: string): Text => ({
  fr: `${title} : l'archive ${file} n'est pas arrivée entière sur le serveur (${reason}). Rien n'en reste là-bas ; relancez, après avoir fait de la place s'il en manque.`,
  en: `${title}: the archive ${file} did not arrive whole on the server (${reason}). Nothing of it is left there; run it again, once there is room if that is what was missing.`,
});
