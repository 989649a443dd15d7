import grpc from "@grpc/grpc-js";
import anyPb from "google-protobuf/google/protobuf/any_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import type { Kind } from "../kinds/kind.ts";
import type { Lang } from "./language.ts";
import { explain, HalfDone } from "./problem.ts";
import { structOf, withSecrets } from "./struct.ts";

/** An error as gRPC carries it; what is half done brings along what is there, and the engine keeps that. */
export function statusOf(error: unknown, lang: Lang, kind: Kind | undefined): Partial<grpc.StatusObject> {
  const details = explain(error, lang);
  const metadata = new grpc.Metadata();
  if (error instanceof HalfDone) metadata.add("grpc-status-details-bin", halfDone(error, details, kind?.secrets ?? []));
  return { code: grpc.status.UNKNOWN, details, metadata };
}

function halfDone(error: HalfDone, reason: string, secrets: readonly string[]): Buffer {
  const detail = new providerPb.ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setInputs(structOf(withSecrets(error.inputs, secrets)));
  detail.setProperties(structOf(error.outputs));
  detail.setReasonsList([reason]);
  detail.setRefreshBeforeUpdate(true);
  const any = new anyPb.Any();
  any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new statusPb.Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(reason);
  status.addDetails(any);
  return Buffer.from(status.serializeBinary());
}
