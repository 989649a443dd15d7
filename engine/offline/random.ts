import { provide } from "./provider.ts";
import { randomPassword } from "./random-password.ts";

await provide({
  version: "4.21.1",
  acceptsSecrets: false,
  ownConfiguration: {},
  resources: { "random:index/randomPassword:RandomPassword": randomPassword },
});
