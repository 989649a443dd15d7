import type { Admitted } from "../member/member.ts";

/** The public keys with which a member's people reach the files of its sites. */
export interface SftpPlan {
  readonly member: string;
  readonly login: string;
  /** One or more, each as a line of authorized_keys. */
  readonly keys: readonly string[];
}

/** Absent where a file has no key: then nobody comes that way. */
export function sftpOf({ id, login, sftp }: Admitted): SftpPlan | undefined {
  return sftp.length === 0 ? undefined : { member: id, login, keys: sftp };
}
