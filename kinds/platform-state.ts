import * as z from "zod";

export const PlatformInputs = z.strictObject({
  /**
   * Two disks or more for everybody's data, by a path that stays the same after a reboot; they become one btrfs with
   * every byte on two of them. Absent: what is mounted at /srv is used, if it is a btrfs with quotas.
   */
  disks: z
    .array(z.string().regex(/^\/dev\/[\w/.:+-]+$/, "a device, as in /dev/disk/by-id/wwn-0x5000c500a1b2c3d4"))
    .min(2)
    .exactOptional(),
  /** Label of that file system; a disk that carries another one is never formatted. */
  label: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .exactOptional(),
});

export type PlatformInputs = z.output<typeof PlatformInputs>;

type Facts = Readonly<Record<string, string>>;

/** The base as the server shows it, fact by fact. */
// A type, not an interface: only that has the index signature of `Props`.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type PlatformState = {
  readonly release: string;
  readonly volume: Readonly<Record<string, string | readonly string[]>>;
  readonly packages: Facts;
  /** Whole texts by path. */
  readonly files: Facts;
  /** `owner:group mode` by path. */
  readonly modes: Facts;
  readonly apacheModules: Facts;
  readonly services: Facts;
  readonly kernel: Facts;
  readonly database: Facts;
};
