import * as pulumi from "@pulumi/pulumi";
import type { Kind, Props } from "./kind.ts";

/** Plain inputs of which each part may still be an Output of something else. */
type ResourceInputs<Inputs> = { readonly [Key in keyof Inputs]: pulumi.Input<Inputs[Key]> };

type ResourceClass<Inputs> = new (
  name: string,
  args: ResourceInputs<Inputs>,
  opts?: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/**
 * The class with which components declare a kind: `export class Account extends resourceClass(account) {}`.
 * What the kind names as secret is encrypted in the state, whoever made it. Others refer to the thing by `id`; it has no
 * outputs, since what a kind writes follows from its inputs.
 */
export function resourceClass<State extends Props, Inputs extends Props>(
  kind: Kind<State, Inputs>,
): ResourceClass<Inputs> {
  return class extends pulumi.CustomResource {
    constructor(name: string, args: ResourceInputs<Inputs>, opts?: pulumi.CustomResourceOptions) {
      super(kind.token, name, args, opts);
    }
  };
}
