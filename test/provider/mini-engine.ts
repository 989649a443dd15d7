import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import type {
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  PropertyDiff,
  ReadResponse,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import type { Json, Props } from "../../kinds/kind.ts";
import { propsOf, structOf } from "../../provider/struct.ts";
import { call, dial, InitFailed } from "./client.ts";

const secretKey = "4dabf18193072939515e22adb298388d";

export interface Saved {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
  readonly initErrors: readonly string[];
}

export interface Step {
  readonly op: "same" | "create" | "update" | "replace" | "delete" | "refused" | "failed";
  readonly name: string;
  /** Paths that differ, as `~ size`, `+ limits.cpu`, `- labels[1]`. */
  readonly changes?: readonly string[];
  readonly why?: string;
}

export type Program = Readonly<Record<string, Props>>;

/** What the Pulumi engine does with a provider, over the same protocol, with its state in memory. */
export class MiniEngine {
  readonly state = new Map<string, Saved>();
  /** Values that came wrapped as secrets, by key. */
  readonly secretKeys = new Set<string>();
  readonly #client;
  readonly #token: string;
  timeoutS = 0;

  constructor(port: number, token = "test:index:Thing") {
    this.#client = dial(port);
    this.#token = token;
  }

  /** As a program declares the provider. */
  async configure(config: Props): Promise<void> {
    await this.checkConfig(config);
    await this.resume(config);
  }

  /** As it stands in the state. */
  async resume(config: Props): Promise<void> {
    const request = new providerPb.ConfigureRequest();
    request.setArgs(structOf(config));
    await call<ConfigureResponse>((done) => this.#client.configure(request, done));
  }

  async checkConfig(config: Props): Promise<Record<string, string>> {
    const request = new providerPb.CheckRequest();
    request.setNews(structOf(config));
    const answer = await call<CheckResponse>((done) => this.#client.checkConfig(request, done));
    return Object.fromEntries(answer.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]));
  }

  preview(program: Program): Promise<Step[]> {
    return this.#run(program, true);
  }

  up(program: Program): Promise<Step[]> {
    return this.#run(program, false);
  }

  /** Reads everything in the state, all at once, as refreshBeforeUpdate makes the engine do. */
  async refresh(state = this.state): Promise<void> {
    await Promise.all([...state].map(([name, saved]) => this.#refreshOne(state, name, saved)));
  }

  /** `pulumi import`: a read with an id alone. */
  async import(name: string, id: string): Promise<boolean> {
    const request = this.#request(new providerPb.ReadRequest(), name);
    request.setId(id);
    const answer = await call<ReadResponse>((done) => this.#client.read(request, done));
    if (answer.getId() === "") return false;
    const [inputs, outputs] = [this.#unwrap(answer.getInputs()), this.#unwrap(answer.getProperties())];
    this.state.set(name, { id: answer.getId(), inputs, outputs, initErrors: [] });
    return true;
  }

  async check(name: string, news: Props, olds?: Props): Promise<{ inputs: Props; failures: Record<string, string> }> {
    const request = this.#request(new providerPb.CheckRequest(), name);
    request.setNews(structOf(news));
    if (olds !== undefined) request.setOlds(structOf(olds));
    const answer = await call<CheckResponse>((done) => this.#client.check(request, done));
    const failures = answer.getFailuresList().map((one): [string, string] => [one.getProperty(), one.getReason()]);
    return { inputs: this.#unwrap(answer.getInputs()), failures: Object.fromEntries(failures) };
  }

  async cancel(): Promise<void> {
    await call<Empty>((done) => this.#client.cancel(new emptyPb.Empty(), done));
  }

  close(): void {
    this.#client.close();
  }

  async #run(program: Program, isPreview: boolean): Promise<Step[]> {
    const state = isPreview ? new Map(this.state) : this.state;
    await this.refresh(state);
    const steps = await Promise.all(
      Object.entries(program).map(([name, news]) => this.#apply(state, name, news, isPreview)),
    );
    const gone = [...state].filter(([name]) => !(name in program));
    const deleted = await Promise.all(gone.map(([name, saved]) => this.#delete(state, name, saved, isPreview)));
    return [...steps, ...deleted];
  }

  async #apply(state: Map<string, Saved>, name: string, news: Props, isPreview: boolean): Promise<Step> {
    const old = state.get(name);
    const { inputs, failures } = await this.check(name, news, old?.inputs);
    const [failure] = Object.entries(failures);
    if (failure !== undefined) return { op: "refused", name, why: failure.join(": ") };
    if (old === undefined)
      return this.#attempt(name, "create", undefined, () => this.#create(state, name, inputs, isPreview));
    const difference = await this.#diff(name, old, inputs);
    const changes = [...difference.getDetaileddiffMap().entries()].map(([path, change]) => `${sign(change)} ${path}`);
    if (changes.length === 0 && old.initErrors.length === 0) return { op: "same", name };
    if (difference.getReplacesList().length === 0) {
      return this.#attempt(name, "update", changes, () => this.#update(state, name, old, inputs, isPreview));
    }
    return this.#attempt(name, "replace", changes, async () => {
      const isFirst = difference.getDeletebeforereplace();
      if (isFirst) await this.#delete(state, name, old, isPreview);
      await this.#create(state, name, inputs, isPreview);
      if (!isFirst && !isPreview) await this.#remove(name, old);
    });
  }

  async #attempt(
    name: string,
    op: Step["op"],
    changes: readonly string[] | undefined,
    work: () => Promise<void>,
  ): Promise<Step> {
    try {
      await work();
      return { op, name, ...(changes === undefined ? {} : { changes }) };
    } catch (error) {
      return { op: "failed", name, why: error instanceof Error ? error.message : "?" };
    }
  }

  async #create(state: Map<string, Saved>, name: string, inputs: Props, isPreview: boolean): Promise<void> {
    const request = this.#request(new providerPb.CreateRequest(), name);
    request.setProperties(structOf(inputs));
    request.setPreview(isPreview);
    request.setTimeout(this.timeoutS);
    const answer = await this.#keepingHalf(
      state,
      name,
      inputs,
      call<CreateResponse>((done) => this.#client.create(request, done)),
    );
    if (!answer.getRefreshBeforeUpdate()) throw new Error("would not be read before the next update");
    state.set(name, { id: answer.getId(), inputs, outputs: this.#unwrap(answer.getProperties()), initErrors: [] });
  }

  async #update(state: Map<string, Saved>, name: string, old: Saved, inputs: Props, isPreview: boolean): Promise<void> {
    const request = this.#request(new providerPb.UpdateRequest(), name);
    request.setId(old.id);
    request.setOlds(structOf(old.outputs));
    request.setOldInputs(structOf(old.inputs));
    request.setNews(structOf(inputs));
    request.setPreview(isPreview);
    request.setTimeout(this.timeoutS);
    const answer = await this.#keepingHalf(
      state,
      name,
      inputs,
      call<UpdateResponse>((done) => this.#client.update(request, done)),
    );
    state.set(name, { id: old.id, inputs, outputs: this.#unwrap(answer.getProperties()), initErrors: [] });
  }

  async #delete(state: Map<string, Saved>, name: string, old: Saved, isPreview: boolean): Promise<Step> {
    return this.#attempt(name, "delete", undefined, async () => {
      if (!isPreview) await this.#remove(name, old);
      state.delete(name);
    });
  }

  async #remove(name: string, old: Saved): Promise<void> {
    const request = this.#request(new providerPb.DeleteRequest(), name);
    request.setId(old.id);
    request.setProperties(structOf(old.outputs));
    request.setOldInputs(structOf(old.inputs));
    request.setTimeout(this.timeoutS);
    await call<Empty>((done) => this.#client.delete(request, done));
  }

  async #diff(name: string, old: Saved, inputs: Props): Promise<DiffResponse> {
    const request = this.#request(new providerPb.DiffRequest(), name);
    request.setId(old.id);
    request.setOlds(structOf(old.outputs));
    request.setOldInputs(structOf(old.inputs));
    request.setNews(structOf(inputs));
    return call<DiffResponse>((done) => this.#client.diff(request, done));
  }

  async #refreshOne(state: Map<string, Saved>, name: string, saved: Saved): Promise<void> {
    const request = this.#request(new providerPb.ReadRequest(), name);
    request.setId(saved.id);
    request.setInputs(structOf(saved.inputs));
    request.setProperties(structOf(saved.outputs));
    const reading = call<ReadResponse>((done) => this.#client.read(request, done));
    try {
      const answer = await this.#keepingHalf(state, name, undefined, reading);
      if (answer.getId() === "") state.delete(name);
      else
        state.set(name, {
          id: answer.getId(),
          inputs: this.#unwrap(answer.getInputs()),
          outputs: this.#unwrap(answer.getProperties()),
          initErrors: [],
        });
    } catch (error) {
      // the engine warns and goes on when a refreshed thing is not whole (step.go, RefreshStep.Apply)
      if (!(error instanceof InitFailed)) throw error;
    }
  }

  /** @param inputs what a write asked for, which then stays the inputs; absent in a read. */
  async #keepingHalf<T>(
    state: Map<string, Saved>,
    name: string,
    inputs: Props | undefined,
    work: Promise<T>,
  ): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof InitFailed) {
        state.set(name, {
          id: error.detail.getId(),
          inputs: inputs ?? this.#unwrap(error.detail.getInputs()),
          outputs: this.#unwrap(error.detail.getProperties()),
          initErrors: error.detail.getReasonsList(),
        });
      }
      throw error;
    }
  }

  #request<R extends { setUrn(urn: string): R }>(request: R, name: string): R {
    return request.setUrn(`urn:pulumi:test::konbit::konbit:index:Member$${this.#token}::${name}`);
  }

  #unwrap(struct: Struct | undefined): Props {
    return Object.fromEntries(
      Object.entries(propsOf(struct)).map(([key, value]): [string, Json] => {
        const isSecret = typeof value === "object" && value !== null && secretKey in value;
        if (isSecret) this.secretKeys.add(key);
        // a wrapped secret holds its value under `value`
        return [key, isSecret ? (value as { value: Json }).value : value];
      }),
    );
  }
}

function sign(change: PropertyDiff): string {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE } = providerPb.PropertyDiff.Kind;
  if ([ADD, ADD_REPLACE].some((kind) => kind === change.getKind())) return "+";
  return [DELETE, DELETE_REPLACE].some((kind) => kind === change.getKind()) ? "-" : "~";
}
