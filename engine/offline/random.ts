import { provide } from "./provider.ts";
import { randomPassword } from "./random-password.ts";

provide({
  version: "4.21.1",
  acceptsSecrets: false,
  ownConfiguration: {},
  resources: { "random:index/randomPassword:RandomPassword": randomPassword },
});
