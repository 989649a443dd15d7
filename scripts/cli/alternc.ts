import * as z from "zod";
import { alterncState, type AlterncState } from "../../core/adopt/alternc-state.ts";
import { shipped } from "../../kinds/shipped.ts";
import { lines, Script, sh } from "../../remote/sh.ts";
import { askServer } from "./ask-server.ts";
import { exitCode } from "./exit-code.ts";
import type { Stack } from "./stack.ts";
import { Failure, type Ui } from "./ui.ts";

const refusal = z.object({ refused: z.string() });

/** Everything that AlternC on the stack's server says about everybody; nothing there is changed. @throws Failure. */
export async function observeAlternc(ui: Ui, stack: Stack): Promise<AlterncState> {
  const request = `<?php const REQUEST = ['op' => 'observe']; ?>`;
  const script = lines([
    sh`driver=${request + shipped("alternc/driver.php")}`,
    new Script(shipped("alternc/ask.sh")),
    new Script("alternc_ask"),
  ]);
  const { stdout, stderr } = await askServer(ui, stack, script);
  const answer = parsed(stdout);
  const state = alterncState.safeParse(answer);
  if (state.success) return state.data;
  const { data } = refusal.safeParse(answer);
  throw unanswered(data?.refused ?? stderr.trim().slice(-300));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unanswered(reason: string): Failure {
  return new Failure(
    {
      fr: `AlternC n'a pas répondu comme attendu : ${reason}. Rien n'a été changé sur le serveur. Versions connues : 3.5.3 et 3.5.4 sur Debian 12.`,
      en: `AlternC did not answer as expected: ${reason}. Nothing was changed on the server. Known versions: 3.5.3 and 3.5.4 on Debian 12.`,
    },
    exitCode.failed,
  );
}
