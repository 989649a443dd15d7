/** Where the members' files lie, from config.js. */
export interface Forge {
  readonly kind: "github" | "forgejo" | "gitlab";
  /** Address of the repository, `https://forge.example/konbit/membres`. */
  readonly repository: string;
  readonly branch: string;
  /** The members' folder inside the repository. */
  readonly folder: string;
}

/** Forges and servers before them refuse addresses that are much longer than this. */
const longest = 6000;

/** The web editor on a member's file. */
export function editLink(forge: Forge, slug: string): string {
  return `${forge.repository}${routes[forge.kind].edit}${segments(forge.branch)}/${segments(pathOf(forge, slug))}`;
}

/** The editor for a new file, its name filled in; its text too where the forge takes one (`isFilled`). */
export function newLink(
  forge: Forge,
  slug: string,
  text: string,
): { readonly href: string; readonly isFilled: boolean } {
  const { create, name, value } = routes[forge.kind];
  const parameters = (isFilled: boolean) =>
    new URLSearchParams({ [name]: pathOf(forge, slug), ...(isFilled && value !== undefined ? { [value]: text } : {}) });
  const href = (isFilled: boolean) =>
    `${forge.repository}${create}${segments(forge.branch)}?${parameters(isFilled).toString()}`;
  const isFilled = value !== undefined && href(true).length <= longest;
  return { href: href(isFilled), isFilled };
}

// Forgejo takes GitHub's two parameters (since Gitea 1.16, routers/web/repo/editor.go, 2026-11). GitLab fills in `file_name`; its
// editor has ignored every parameter for the text since 18 (gitlab-org/gitlab issues 532221 and 594214, 2026-11).
const routes: Readonly<Record<Forge["kind"], Route>> = {
  github: { edit: "/edit/", create: "/new/", name: "filename", value: "value" },
  forgejo: { edit: "/_edit/", create: "/_new/", name: "filename", value: "value" },
  gitlab: { edit: "/-/edit/", create: "/-/new/", name: "file_name" },
};

interface Route {
  readonly edit: string;
  readonly create: string;
  readonly name: string;
  readonly value?: string;
}

function pathOf({ folder }: Forge, slug: string): string {
  return `${folder}/${slug}.yaml`;
}

/** A branch may be called `a/b`; anything else that means something in an address is encoded. */
function segments(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
