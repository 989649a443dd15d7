import type { Admitted } from "../member/member.ts";
import type { Sentence, Sentences } from "./sentence.ts";
import { sizeText } from "./size-text.ts";

/** The member's place on the server: Unix account, directory with its quota, and share of the machine. */
export interface AccountPlan {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  /** Bytes that everything below the member's directory may take: `granted.limits.web`. */
  readonly quotaBytes: number;
  /** Bytes of memory for all the member's processes together. */
  readonly memoryBytes: number;
  /** systemd's CPUWeight, 1 to 10000; all members weigh the same, whatever shares they pay. */
  readonly cpuWeight: number;
  /** Processes and threads at the same time. */
  readonly tasks: number;
}

/** Equal for everybody: usage is decoupled from what a member pays. 20 members fit a server of 64 GiB. */
const share = { memoryBytes: 2 * 1024 ** 3, cpuWeight: 100, tasks: 512 } as const;

export function accountOf(member: Admitted): AccountPlan {
  return {
    member: member.id,
    login: member.login,
    name: member.name,
    quotaBytes: member.granted.limits.web,
    ...share,
  };
}

export const accountSentences: Sentences<AccountPlan> = (before, after) => {
  if (after === undefined) return before === undefined ? [] : [closed(before)];
  if (before === undefined) return [opened(after)];
  return [
    ...(before.quotaBytes === after.quotaBytes ? [] : [resized(before, after)]),
    ...(before.name === after.name ? [] : [renamed(before, after)]),
  ];
};

function opened({ login, quotaBytes }: AccountPlan): Sentence {
  const size = sizeText(quotaBytes);
  return [
    "appears",
    { fr: `compte ${login} : ${size.fr} de disque`, en: `account ${login}: ${size.en} of disk space` },
  ];
}

function closed({ login }: AccountPlan): Sentence {
  return [
    "stops",
    {
      fr: `compte ${login} : l'accès est fermé. Rien n'est effacé : les données passent en quarantaine et reviennent si le fichier revient.`,
      en: `account ${login}: access is closed. Nothing is erased: the data goes to quarantine and comes back if the file comes back.`,
    },
  ];
}

function resized(before: AccountPlan, after: AccountPlan): Sentence {
  const [was, is] = [sizeText(before.quotaBytes), sizeText(after.quotaBytes)];
  return [
    "changes",
    {
      fr: `compte ${after.login} : ${is.fr} de disque (avant : ${was.fr})`,
      en: `account ${after.login}: ${is.en} of disk space (before: ${was.en})`,
    },
  ];
}

function renamed(before: AccountPlan, after: AccountPlan): Sentence {
  return [
    "changes",
    {
      fr: `compte ${after.login} : s'appelle maintenant « ${after.name} » (avant : « ${before.name} »)`,
      en: `account ${after.login}: is now called “${after.name}” (before: “${before.name}”)`,
    },
  ];
}
