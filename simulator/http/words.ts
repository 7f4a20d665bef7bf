/** What replies are made of. Each list is picked from at random. */

export const OPENERS = [
  'Good question.',
  'Short answer first.',
  'Let us look at this step by step.',
  'There are a few things to separate here.',
  'In short:',
  'It depends on what you optimise for.',
  'Yes, with one caveat.',
  'Here is how I would approach it.',
];

export const TOPIC_SENTENCES = [
  'When people talk about {topic}, they usually mean two different things.',
  'The main thing to know about {topic} is where the time goes.',
  'For {topic}, start with the simplest setup that can be measured.',
  'Most advice on {topic} assumes a workload that may not be yours.',
  'With {topic}, small changes in the input often matter more than large changes in the code.',
  'A good way to think about {topic} is to follow one example from end to end.',
];

export const SUBJECTS = [
  'the scheduler',
  'a longer prompt',
  'the first token',
  'a shared prefix',
  'the cache',
  'a small batch',
  'the slowest request',
  'most of the latency',
  'the average',
  'a warm replica',
  'the second attempt',
  'memory bandwidth',
  'the queue',
  'a careful default',
  'the network',
  'an index',
  'the data model',
  'a clear name',
];

export const VERBS = [
  'depends on',
  'hides',
  'is bounded by',
  'usually costs less than',
  'matters more than',
  'can be traced back to',
  'grows with',
  'is easy to confuse with',
  'competes with',
  'should be measured before',
  'tells you little about',
  'benefits from',
];

export const OBJECTS = [
  'the size of the batch',
  'what happens under load',
  'the shape of the traffic',
  'the work done before it',
  'a single number',
  'the tail of the distribution',
  'how often it is reused',
  'the limits of the hardware',
  'good error messages',
  'the way results are read later',
  'one extra round trip',
  'the assumptions of the caller',
  'a steady arrival rate',
  'the tests that surround it',
];

export const TAILS = [
  '',
  '',
  '',
  ', so it is worth a second look',
  ', at least in the common case',
  ', which is why the median looks fine',
  ', even when the system is idle',
  ', and the effect adds up over a day',
  ', unless both are cached',
  ', as a quick experiment will show',
];

export const LINKS = [
  '',
  '',
  '',
  'In practice, ',
  'As a rule, ',
  'On the other hand, ',
  'For example, ',
  'Over time, ',
];

export const LEADS = [
  'A few points to keep in mind:',
  'What I would check, in this order:',
  'The options are:',
  'Three things make the difference:',
  'To summarise:',
];

export const TERMS = [
  'Latency',
  'Throughput',
  'Memory',
  'Correctness',
  'Cost',
  'Observability',
  'Rollback',
  'Defaults',
  'Limits',
  'Caching',
  'Retries',
  'Naming',
];

export const HEADINGS = ['Background', 'How it works', 'Trade-offs', 'What to measure', 'An example', 'Next steps'];

export const CODE_LEADS = ['A minimal version looks like this:', 'For example:', 'The same idea as code:'];

export const CODE = [
  '```python\ndef moving_average(values, window):\n    total = sum(values[:window])\n    yield total / window\n    for old, new in zip(values, values[window:]):\n        total += new - old\n        yield total / window\n```',
  '```python\nfrom collections import Counter\n\ndef most_common(words, limit=10):\n    counts = Counter(word.lower() for word in words)\n    return counts.most_common(limit)\n```',
  '```typescript\nexport function retry<T>(run: () => Promise<T>, attempts = 3): Promise<T> {\n  return run().catch((error) => {\n    if (attempts <= 1) {\n      throw error;\n    }\n    return retry(run, attempts - 1);\n  });\n}\n```',
  '```sql\nSELECT day, count(*) AS requests, avg(seconds) AS mean\nFROM answers\nWHERE day >= current_date - 7\nGROUP BY day\nORDER BY day;\n```',
  '```bash\nfor size in 1 2 4 8 16; do\n  ./bench --batch "$size" --seconds 30 | tee "batch-$size.txt"\ndone\n```',
];

export const THOUGHTS = [
  'The user asks about {topic}.',
  'I should answer directly and keep it practical.',
  'Let me check the edge cases first.',
  'One reading of the question is about speed, another about correctness.',
  'I think the second reading is the likely one.',
  'An example would make this clearer.',
  'Is there a simpler explanation? Probably.',
  'Wait, the order of the steps matters here.',
  'So the answer has two parts.',
  'That seems right, but I should mention the caveat.',
];
