const FILLERS = new Set(
  'a am an and any are as at be by can do does for from get has have how i in is it its me my not now of on or our per so than that the their there they this to too us was we what when where which who why will with you your'.split(
    ' '
  )
);

/** Words of people in trouble, and the words of the catalogue that they mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  slow: ['latency', 'wait', 'ttft', 'queue'],
  lag: ['latency', 'wait'],
  delay: ['latency', 'wait', 'queue'],
  fast: ['token', 'write', 'rate'],
  speed: ['token', 'write', 'rate'],
  throughput: ['token', 'rate'],
  tps: ['token', 'rate'],
  qps: ['request', 'rate'],
  rps: ['request', 'rate'],
  overload: ['waiting', 'preemption', 'queue'],
  rate: ['ratio'],
  second: ['rate'],
  between: ['itl'],
  stream: ['itl'],
  user: ['running', 'request'],
  load: ['running', 'request', 'rate'],
  busy: ['running', 'waiting'],
  stuck: ['stepping', 'running'],
  hang: ['stepping', 'running'],
  frozen: ['stepping', 'running'],
  stall: ['stepping', 'running'],
  full: ['usage', 'cache', 'waiting'],
  kv: ['usage'],
  cache: ['usage'],
  memory: ['usage', 'cache', 'preemption'],
  oom: ['usage', 'preemption', 'restart'],
  gpu: ['usage', 'cache'],
  error: ['fail', '5xx', '4xx', 'rejection'],
  broken: ['fail', '5xx'],
  crash: ['restart', 'engine'],
  down: ['targets', 'restart', 'scraped'],
  dead: ['targets', 'restart', 'scraped'],
  refused: ['rejection', '4xx'],
  cancel: ['aborted'],
  slo: ['objective', 'within'],
  sla: ['objective', 'within'],
  first: ['ttft'],
  reply: ['decode', 'generation'],
  prompt: ['prefill', 'prompt'],
};

/** One word that was looked for, and others that count nearly as much. */
export interface Wanted {
  readonly word: string;
  readonly also: readonly string[];
}

/** The words of a text that say something; all of them where none does. */
export function wantedWords(text: string): Wanted[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !FILLERS.has(word));
  return (telling.length > 0 ? telling : words).map((word) => ({ word, also: MEANT[word] ?? MEANT[stem(word)] ?? [] }));
}

/** The words of a text in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** A word without the ending of a plural or a verb. */
export function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ing|ed|es|ly|s)$/, '') : word;
}
