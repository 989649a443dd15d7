import type { Plan, Rules } from "../../core/rules.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** The plan that a new member gets: the one asked for, or the first. @throws Failure (usage) with those that there are. */
export function chosenPlan({ plans }: Rules, asked?: string): { readonly name: string; readonly plan: Plan } {
  const name = asked ?? Object.keys(plans)[0] ?? "association";
  const plan = plans[name];
  if (plan !== undefined) return { name, plan };
  const names = Object.keys(plans).join(", ");
  throw new Failure(
    {
      fr: `Le plan « ${name} » n'existe pas. Il y a : ${names}.`,
      en: `There is no plan "${name}". There is: ${names}.`,
    },
    exitCode.usage,
  );
}
