import { provide } from "./provider.ts";
import { remoteCommand } from "./remote-command.ts";

await provide({
  version: "1.2.1",
  acceptsSecrets: true,
  // the plugin framework's own mark: without it the official plugin would see its provider changed
  ownConfiguration: { "__pulumi-go-provider-version": "1.2.0" },
  resources: { "command:remote:Command": remoteCommand },
});
