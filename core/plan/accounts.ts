import type { Admitted } from "../member/member.ts";

/** The member's place on the server: Unix account, directory with its quota, and share of the machine. */
export interface AccountPlan {
  readonly member: string;
  readonly login: string;
  readonly name: string;
  /** Bytes that everything below the member's directory may take: `granted.limits.web` and `mail` together. */
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
    quotaBytes: member.granted.limits.web + member.granted.limits.mail,
    ...share,
  };
}
