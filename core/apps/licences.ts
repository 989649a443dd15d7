/** The free licences under which programs of the catalogue come, by their SPDX names; no other is taken. */
export const licences = ["GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-or-later", "AGPL-3.0-or-later", "MIT"] as const;

export type Licence = (typeof licences)[number];
