import type { DomainFacts } from "../../../core/dns/facts.ts";
import { networkConfig, networkOf, type Network } from "../../../core/dns/network.ts";
import { exitCode } from "../exit-code.ts";
import type { Stack } from "../stack.ts";
import { Failure } from "../ui.ts";

/** The server as the stack's configuration has the DNS of these domains show it. @throws Failure that names every key to write. */
export function networkOfStack({ name, values }: Stack, domains: readonly DomainFacts[]): Network {
  const file = `Pulumi.${name}.yaml`;
  const parsed = networkConfig.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const key = `konbit:${issue?.path.join(".") ?? ""}`;
    throw new Failure(
      {
        fr: `${file} : la valeur de « ${key} » ne convient pas (${issue?.message ?? ""}).`,
        en: `${file}: the value of "${key}" does not fit (${issue?.message ?? ""}).`,
      },
      exitCode.environment,
    );
  }
  const { host } = values;
  const hasZones = domains.some(({ dns }) => dns === "managed");
  const found = networkOf(parsed.data, typeof host === "string" ? host : undefined, hasZones);
  if ("network" in found) return found.network;
  const keys = found.missing.map((key) => `konbit:${key}`).join(", ");
  throw new Failure(
    {
      fr: `${file} ne dit pas encore comment le DNS montre ce serveur ; écrivez sous « config: » : ${keys}. README.md, « DNS », en donne un exemple.`,
      en: `${file} does not say yet how DNS shows this server; write under "config:": ${keys}. README.md, "DNS", has an example.`,
    },
    exitCode.environment,
  );
}
