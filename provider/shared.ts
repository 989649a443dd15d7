import type { BackendName } from "../kinds/backend-names.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Remote, Target } from "../remote/remote.ts";
import type { EngineLog } from "../plugin/engine-log.ts";
import type { Lang } from "./language.ts";
import type { Session } from "./session.ts";

export interface Options {
  readonly kinds: readonly Kind[];
  /** Other kinds of the same types, by what `konbit:backend` says. */
  readonly backends: Readonly<Record<BackendName, readonly Kind[]>>;
  readonly lang: Lang;
  readonly version: string;
  /** Where Pulumi.yaml is; the working folder unless told. */
  readonly project?: string;
  connect(target: Target): Remote;
}

/** What the calls of one engine share. */
export interface Shared extends Options {
  readonly log: EngineLog;
  /** Those of the backend that the configuration names. */
  current: readonly Kind[];
  /** From Configure to Cancel, and only where a server is named. */
  session: Session | undefined;
  /** The program has declared us, so the engine checks our configuration before it configures us; one from the state it takes as it is. */
  isDeclared: boolean;
  /** The engine has said Cancel, and not configured us again since. */
  isCancelled: boolean;
}
