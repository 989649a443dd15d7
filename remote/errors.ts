import type { Target } from "./remote.ts";

/** What a person reads, whole in each language. */
export interface RemoteText {
  readonly fr: string;
  readonly en: string;
}

export type RemoteErrorKind = "unreachable" | "host-key" | "denied" | "sudo" | "timeout" | "dropped" | "aborted";

/** Why a server did not do what it was asked. Never holds the text of a script, which may contain a password. */
export class RemoteError extends Error {
  readonly kind: RemoteErrorKind;
  readonly text: RemoteText;

  constructor(kind: RemoteErrorKind, text: RemoteText) {
    super(text.en);
    this.name = "RemoteError";
    this.kind = kind;
    this.text = text;
  }
}

export const unreachable = (target: Target, said: string): RemoteError =>
  new RemoteError("unreachable", {
    fr: `${where(target)} ne répond pas${quote(said)}. Vérifiez que le serveur est allumé, que l'adresse et le port sont justes (konbit:host, konbit:port) et que « ssh -p ${target.port} ${target.user}@${target.host} » fonctionne d'ici.`,
    en: `${where(target)} cannot be reached${quote(said)}. Check that the server is up, that address and port are right (konbit:host, konbit:port) and that "ssh -p ${target.port} ${target.user}@${target.host}" works from here.`,
  });

export const noSsh = (): RemoteError =>
  new RemoteError("unreachable", {
    fr: "La commande « ssh » est introuvable sur cette machine. Installez le client OpenSSH (Debian : apt install openssh-client).",
    en: 'The command "ssh" is not on this machine. Install the OpenSSH client (Debian: apt install openssh-client).',
  });

export const otherHostKey = (target: Target, pinned: string, shown: string | undefined): RemoteError =>
  new RemoteError("host-key", {
    fr: `${where(target)} ne présente pas la clé attendue. Attendue : ${pinned} (konbit:hostKey dans Pulumi.<stack>.yaml) ; présentée : ${shown ?? "aucune du même type"}. Rien n'a été envoyé. Si le serveur vient d'être réinstallé, comparez avec « ssh-keygen -lf » sur sa console avant de changer konbit:hostKey ; sinon, quelqu'un s'interpose peut-être.`,
    en: `${where(target)} does not show the expected key. Expected: ${pinned} (konbit:hostKey in Pulumi.<stack>.yaml); shown: ${shown ?? "none of that type"}. Nothing was sent. If the server was just reinstalled, compare with "ssh-keygen -lf" on its console before you change konbit:hostKey; if not, somebody may be in between.`,
  });

export const badHostKey = (target: Target): RemoteError =>
  new RemoteError("host-key", {
    fr: `konbit:hostKey pour ${where(target)} n'est pas une clé publique. Il faut la ligne du serveur sans nom : « ssh-ed25519 AAAA… » (sur sa console : cat /etc/ssh/ssh_host_ed25519_key.pub).`,
    en: `konbit:hostKey for ${where(target)} is no public key. It takes the server's line without a name: "ssh-ed25519 AAAA…" (on its console: cat /etc/ssh/ssh_host_ed25519_key.pub).`,
  });

export const denied = (target: Target, said: string): RemoteError =>
  new RemoteError("denied", {
    fr: `${where(target)} refuse l'accès à « ${target.user} »${quote(said)}. Chargez votre clé (ssh-add) et vérifiez qu'elle est dans les authorized_keys de ce compte ; une clé à phrase secrète doit être dans l'agent.`,
    en: `${where(target)} lets "${target.user}" not in${quote(said)}. Load your key (ssh-add) and check that it is in that account's authorized_keys; a key with a passphrase must be in the agent.`,
  });

export const noSudo = (target: Target, said: string): RemoteError =>
  new RemoteError("sudo", {
    fr: `« ${target.user} » ne peut pas devenir root sur ${where(target)}${quote(said)}. Il lui faut sudo sans mot de passe : « ${target.user} ALL=(ALL) NOPASSWD: ALL » dans /etc/sudoers.d/konbit.`,
    en: `"${target.user}" cannot become root on ${where(target)}${quote(said)}. It needs sudo without a password: "${target.user} ALL=(ALL) NOPASSWD: ALL" in /etc/sudoers.d/konbit.`,
  });

export const timedOut = (target: Target, timeoutMs: number): RemoteError =>
  new RemoteError("timeout", {
    fr: `Un travail sur ${where(target)} n'a pas fini en ${timeoutMs / 1000} s et y a été arrêté. Regardez la charge du serveur, puis relancez : konbit reprend où il en était.`,
    en: `Work on ${where(target)} did not end within ${timeoutMs / 1000} s and was ended there. Look at the server's load, then run it again: konbit goes on from there.`,
  });

export const dropped = (target: Target, wasReconnected: boolean): RemoteError =>
  new RemoteError("dropped", {
    fr: wasReconnected
      ? `La connexion à ${where(target)} est tombée deux fois pendant le même travail. Relancez quand la ligne est stable : konbit reprend où il en était.`
      : `La connexion à ${where(target)} est tombée pendant un travail ; on ne sait pas s'il a été fait. Relancez : konbit regarde d'abord ce qui est là.`,
    en: wasReconnected
      ? `The connection to ${where(target)} dropped twice during the same work. Run it again when the line is stable: konbit goes on from there.`
      : `The connection to ${where(target)} dropped during work; whether it was done is not known. Run it again: konbit first looks at what is there.`,
  });

export const aborted = (target: Target): RemoteError =>
  new RemoteError("aborted", {
    fr: `Interrompu ; ce qui tournait sur ${where(target)} y a été arrêté. Relancez : konbit reprend où il en était.`,
    en: `Interrupted; what ran on ${where(target)} was ended there. Run it again: konbit goes on from there.`,
  });

/**
 * What OpenSSH's (or sudo's) own words on standard error mean, when it ended before the shell answered. OpenSSH is
 * not translated; the wordings are of 9.2 and have not changed since 7.x.
 */
export function explainSsh(target: Target, stderr: string, pinned: string): RemoteError {
  const said = stderr.trim().split("\n").at(-1)?.trim() ?? "";
  if (/host key verification failed|identification has changed|no matching host key type/i.test(stderr)) {
    return otherHostKey(target, pinned, /SHA256:[\w+/=]+/.exec(stderr)?.[0]);
  }
  if (/permission denied|too many authentication failures/i.test(stderr)) return denied(target, said);
  if (/^sudo: /m.test(stderr)) return noSudo(target, said);
  return unreachable(target, said);
}

function where(target: Target): string {
  return target.port === 22 ? target.host : `${target.host}:${target.port}`;
}

function quote(said: string): string {
  return said === "" ? "" : ` (${said})`;
}
