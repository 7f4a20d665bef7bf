/** What a query is for. */
export type Group = 'value' | 'value or reason' | 'bounds' | 'state' | 'constant';

/** A query as Prometheus gets it; times in unix seconds, an instant one is asked at `to`. */
export interface Query {
  /** Panel and name of the query in it. */
  readonly name: string;
  readonly group: Group;
  readonly expr: string;
  readonly instant: boolean;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** An answer to a query. */
export interface Answered {
  /** Milliseconds from asking until its last byte was here. */
  readonly ms: number;
  readonly bytes: number;
  /** Whether it has no series. */
  readonly blank: boolean;
}

/** All queries of a dashboard, once. */
export interface Run {
  /** Milliseconds from the first question to the last answer. */
  readonly ms: number;
  /** In the order of the queries. */
  readonly answers: readonly Answered[];
}

/** Asks queries in their order, so many at a time. @throws Error where Prometheus refuses one. */
export async function ask(url: string, queries: readonly Query[], atATime: number): Promise<Run> {
  const answers = new Array<Answered>(queries.length);
  const begun = performance.now();
  let next = 0;
  const one = async () => {
    for (let i = next++; i < queries.length; i = next++) {
      answers[i] = await answered(url, queries[i]);
    }
  };
  await Promise.all(Array.from({ length: atATime }, one));
  return { ms: performance.now() - begun, answers };
}

async function answered(url: string, query: Query): Promise<Answered> {
  const begun = performance.now();
  const body = await bodyOf(url, query);
  const ms = performance.now() - begun;
  return { ms, bytes: body.byteLength, blank: body.byteLength < 200 && Buffer.from(body).includes('"result":[]') };
}

/** The body of Prometheus' answer. @throws Error with the query where it refuses. */
async function bodyOf(url: string, { name, expr, instant, from, to, step }: Query): Promise<ArrayBuffer> {
  const form: Record<string, string> = instant
    ? { query: expr, time: String(to) }
    : { query: expr, start: String(from), end: String(to), step: String(step) };
  const path = instant ? 'query' : 'query_range';
  const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(form) });
  if (!response.ok) {
    throw new Error(`${name}: ${await response.text()}\nin ${expr}`);
  }
  return response.arrayBuffer();
}

/** A series of an answer; an instant query's has no `values`. */
export interface AnsweredSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values?: ReadonlyArray<readonly [number, string]>;
}

/** The series that answer a query. @throws Error with the query where Prometheus refuses it. */
export async function answerTo(url: string, query: Query): Promise<AnsweredSeries[]> {
  const { data } = JSON.parse(Buffer.from(await bodyOf(url, query)).toString()) as {
    data: { result: AnsweredSeries[] };
  };
  return data.result;
}
