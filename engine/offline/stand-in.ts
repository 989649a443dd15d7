import process from "node:process";
import type grpc from "@grpc/grpc-js";
import { live } from "../../plugin/life.ts";
import { serve } from "../../plugin/serve.ts";

/** Serves a service as the engine expects of a plugin. At its end `stop` is told to end what is under way, and that is waited for. */
export async function standIn(
  service: grpc.ServiceDefinition,
  methods: grpc.UntypedServiceImplementation,
  stop: () => void,
): Promise<void> {
  const served = await serve(service, methods);
  live(served.port, () => {
    stop();
    void served.finish().then(() => process.exit(0));
  });
}
