import * as z from "zod";
import type { App, Archive } from "./app.ts";

/** The same with nothing open: what the server gets is this file and no other. */
export interface PinnedArchive extends Archive {
  readonly app: string;
  readonly sha256: string;
}

/** A release, as its project counts: strict, because folders are named after it. */
export const Version = z
  .string()
  .max(60)
  .regex(/^\d[\w.+-]*$/, "a version, as in 2.1.4");

/** Of a file. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 digits and letters a to f, as sha256sum prints them");

const Pin = z.strictObject({
  version: Version.exactOptional(),
  released: z.iso.date().exactOptional(),
  url: z.httpUrl().exactOptional(),
  sha256: Sha256,
});

/** The stack's `konbit:apps`: another release than the catalogue's, or its checksum, by the name of the app. */
export const pins = z.record(z.string(), Pin);

export type Pins = z.output<typeof pins>;

/**
 * The archive of an app as this konbit has it; its `sha256` is absent while neither the catalogue nor the stack pins it. Absent for an
 * app that has none.
 */
export function archiveOf({ name, program }: App, given: Pins): (Archive & { readonly app: string }) | undefined {
  const archive = program?.archive;
  if (archive === undefined) return undefined;
  const pin = given[name];
  const { released, sha256, ...rest } = archive;
  // What is known of the catalogue's release says nothing of another one.
  const isOther = pin?.version !== undefined && pin.version !== archive.version;
  const known = { ...(released === undefined ? {} : { released }), ...(sha256 === undefined ? {} : { sha256 }) };
  const all = { ...rest, ...(isOther ? {} : known), ...pin };
  return { ...all, app: name, url: all.url.replaceAll("@VERSION@", all.version) };
}

/** Whether its checksum is known. */
export const isPinned = (archive: Archive & { readonly app: string }): archive is PinnedArchive =>
  archive.sha256 !== undefined;

/** The name of its file, in whatever folder it lies. */
export const fileOf = ({ url }: Pick<Archive, "url">): string => new URL(url).pathname.split("/").at(-1) ?? "";
