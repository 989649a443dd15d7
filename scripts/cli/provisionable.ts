import { exitCode, type ExitCode } from "./exit-code.ts";
import { loadMembers, type LoadedMembers } from "./load-members.ts";
import { stackWithServer, type Stack } from "./stack.ts";
import type { Ui } from "./ui.ts";

/** A stack with a server, and members who can all be provisioned on it. */
export interface Provisionable {
  readonly stack: Stack;
  readonly members: LoadedMembers;
}

/**
 * What every verb that asks the server begins with. What does not fit the disks is written as a warning; nothing is returned when a
 * file is refused or asks for what no kind provides yet: that is written, and the verb has ended.
 */
export async function provisionable(
  ui: Ui,
  end: (code: ExitCode) => void,
  stackName: string | undefined,
  { isQuiet = false } = {},
): Promise<Provisionable | undefined> {
  const stack = await stackWithServer(stackName);
  const members = await loadMembers(ui, { stack });
  if (members.canProvision) {
    if (!isQuiet) members.print(members.capacity);
    return { stack, members };
  }
  members.print();
  for (const line of members.noticeLines) ui.say(line);
  end(exitCode.refused);
  return undefined;
}
