/*
 * Visitors of sites, at a steady pace whatever the answers take: a slow answer keeps no other visit waiting, so that what is slow for
 * some is seen by all (without "coordinated omission"). Bounded in time and number, and each visit has an end of its own.
 */
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** A page that is asked for. */
export interface Page {
  readonly host: string;
  readonly path: string;
}

export interface Visit extends Page {
  /** HTTP status, 0 where no whole answer came. */
  readonly status: number;
  readonly ms: number;
  /** Why no answer came. */
  readonly error?: string;
}

export interface Pace {
  /** Address of the server: the sandbox's, never another. */
  readonly server: string;
  readonly pages: readonly Page[];
  /** Visits a second in all; pages take turns. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** A visit that takes longer has failed: nobody waits that long. */
const patienceMs = 20_000;

export async function visits({ server, pages, perSecond, seconds }: Pace): Promise<readonly Visit[]> {
  const [everyMs, count] = [1000 / perSecond, Math.round(perSecond * seconds)];
  const begun = performance.now();
  const underWay: Promise<Visit>[] = [];
  for (let at = 0; at < count; at++) {
    await sleep(Math.max(0, begun + at * everyMs - performance.now()));
    const page = pages[at % pages.length];
    if (page !== undefined) underWay.push(visit(server, page));
  }
  return Promise.all(underWay);
}

/** Each by a connection of its own, as new visitors come. */
function visit(server: string, { host, path }: Page): Promise<Visit> {
  const begun = performance.now();
  const { promise, resolve } = Promise.withResolvers<Visit>();
  const done = (status: number, error?: string): void => {
    resolve({ host, path, status, ms: performance.now() - begun, ...(error === undefined ? {} : { error }) });
  };
  const request = http.get({ host: server, path, headers: { host }, agent: false, timeout: patienceMs }, (answer) => {
    answer.on("data", () => undefined);
    answer.on("end", () => {
      done(answer.statusCode ?? 0);
    });
    answer.on("error", ({ message }) => {
      done(0, message);
    });
  });
  request.setTimeout(patienceMs, () => request.destroy(new Error(`nothing in ${patienceMs / 1000} s`)));
  request.on("error", ({ message }) => {
    done(0, message);
  });
  return promise;
}

/** @param share of them that are not slower: 0.99 for p99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What went wrong, with how often: statuses from 500 on, and answers that did not come. */
export function failures(all: readonly Visit[]): readonly string[] {
  const bad = all.filter(({ status }) => status === 0 || status >= 500);
  const words = ({ host, status, error }: Visit) => `${host}: ${error ?? String(status)}`;
  return [...Map.groupBy(bad, words)].map(([what, list]) => `${what} (${list.length} times)`);
}
