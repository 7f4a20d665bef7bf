import type { Answer } from './answer';
import type { Problem } from './problem';
import { problemOfBody } from './problem-of-body';
import { ENDS, type ProblemRule, RULES, SILENCE } from './problem-rules';

/** Why an answer is no page; undefined for one that looks like a page. `maxBytes` is the largest page that is taken. */
export function problemOf(answer: Answer, maxBytes: number): Problem | undefined {
  return answer.status !== undefined && answer.status >= 200 && answer.status < 300
    ? problemOfBody(answer, maxBytes)
    : problemOfStatus(answer);
}

/** Why an answer whose body does not matter is not a good one; undefined for a status from 200 to 299. */
export function problemOfStatus(answer: Answer): Problem | undefined {
  const { status, end } = answer;
  if (status === undefined) {
    const { cause, text } = end ? ENDS[end] : SILENCE;
    return { cause, text };
  }
  if (status >= 200 && status < 300) {
    return undefined;
  }
  const rule = RULES.find(
    (one) => isStatus(one, status) && isBody(one, answer.body) && (answer.ms ?? 0) >= (one.after ?? 0)
  );
  return rule
    ? { cause: rule.cause, text: rule.text, status }
    : {
        cause: 'unknown',
        text: `The engine, or a proxy before it, answered with status ${status}. Its log may say why.`,
        status,
      };
}

function isStatus({ status: wanted }: ProblemRule, status: number): boolean {
  const [first, last] = typeof wanted === 'object' ? wanted : [wanted, wanted];
  return status >= first && status <= last;
}

function isBody({ body: wanted }: ProblemRule, body: string): boolean {
  if (wanted === undefined) {
    return true;
  }
  const isEmpty = body.trim() === '';
  return wanted === 'empty' ? isEmpty : wanted === 'grafana' ? isGrafanas(body) : wanted.test(body);
}

// Grafana's own errors have a text in `message`; vLLM's are in `error`, FastAPI's in `detail`.
function isGrafanas(body: string): boolean {
  try {
    const parsed = JSON.parse(body) as { message?: unknown; error?: unknown; detail?: unknown } | null;
    return typeof parsed?.message === 'string' && parsed.error === undefined && parsed.detail === undefined;
  } catch {
    return false;
  }
}
