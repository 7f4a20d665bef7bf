import { type RejectionReason } from '../core/request';
import { asciiJson, floatText, inputText, reprString } from './python-text';

/** An error that the API server answers with, in vLLM's form. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /** @param type the `type` of the body, such as `BadRequestError`. */
  constructor(
    message: string,
    readonly status = 400,
    readonly type = 'BadRequestError',
    readonly param: string | null = null
  ) {
    super(sanitized(message));
  }

  /** The JSON body. */
  get body(): string {
    const { message, type, param, status } = this;
    return JSON.stringify({ error: { message, type, param, code: status } });
  }

  /** The event that stands for it in a stream that has begun: Python's own `json.dumps`, with its spaces. */
  get event(): string {
    const { message, type, param, status } = this;
    const shown = param === null ? 'null' : asciiJson(param);
    return `data: {"error": {"message": ${asciiJson(message)}, "type": ${asciiJson(type)}, "param": ${shown}, "code": ${status}}}\n\n`;
  }
}

/** A value that is refused; the message ends with the parameter, and the value where vLLM names it. */
export function invalid(message: string, param: string, value?: string): ApiError {
  const shown = value === undefined ? `parameter=${param}` : `parameter=${param}, value=${value}`;
  return new ApiError(`${message} (${shown})`, 400, 'BadRequestError', param);
}

/** {@link invalid} for a float. */
export function invalidFloat(message: string, param: string, value: number): ApiError {
  return invalid(`${message}, got ${floatText(value)}.`, param, floatText(value));
}

/** The model that was asked for is not served here. */
export function unknownModel(model: string, served: string): ApiError {
  const message = `The model \`${model}\` does not exist. Valid aliases: ${served}.`;
  return new ApiError(message, 404, 'NotFoundError', 'model');
}

/** The engine core has died. */
export function engineDead(): ApiError {
  const message = 'EngineCore encountered an issue. See stack trace (above) for the root cause.';
  return new ApiError(message, 500, 'InternalServerError');
}

const REJECTED: Record<RejectionReason, string> = {
  max_num_queued_reqs: 'The engine is currently busy and cannot accept new requests.',
  max_num_queued_tokens: 'The engine has reached its prefill token backlog limit.',
};

/** Admission control turned the request away. */
export function rejected(reason: RejectionReason): ApiError {
  const advice = 'Please try again later or on a different instance.';
  return new ApiError(`${REJECTED[reason]} ${advice}`, 503, 'Service Unavailable');
}

/** One thing that pydantic found wrong. */
export interface Issue {
  readonly type: string;
  readonly loc: string;
  readonly msg: string;
  readonly input: unknown;
  /** What stands after `'ctx': `, as Python writes it. */
  readonly ctx?: string;
}

const MOST_ISSUES = 10;

/** A body that does not have the shape of a request. */
export function invalidBody(issues: readonly Issue[]): ApiError {
  const label = issues.length === 1 ? 'error' : 'errors';
  const lines = issues.slice(0, MOST_ISSUES).map(issueLine);
  if (issues.length > MOST_ISSUES) {
    lines.push(`  ...and ${issues.length - MOST_ISSUES} more ${label}`);
  }
  const message = [`${issues.length} validation ${label}:`, ...lines].join('\n');
  return new ApiError(message, 400, 'Bad Request', issues[0].loc);
}

function issueLine({ type, loc, msg, input, ctx }: Issue): string {
  const shown = [
    `'type': ${reprString(type)}`,
    `'loc': ${reprString(loc)}`,
    `'msg': ${reprString(msg)}`,
    `'input': ${reprString(inputText(input))}`,
    ...(ctx === undefined ? [] : [`'ctx': ${ctx}`]),
  ];
  return `  {${shown.join(', ')}}`;
}

/** The request is not declared as JSON. */
export function notJson(): ApiError {
  const message = "1 validation error:\n  Unsupported Media Type: Only 'application/json' is allowed";
  return new ApiError(message, 400, 'Bad Request');
}

/** vLLM hides addresses and file paths in its messages. */
function sanitized(message: string): string {
  return message
    .replace(/ at 0x[0-9a-fA-F]+>/g, '>')
    .replace(/\/(?:home|usr|opt|var|tmp|root|lib|mnt|srv)(?:\/[\w.-]+)+/g, '<path>')
    .replace(/(?:\/[\w-]+)+\/[\w-]+\.\w+/g, '<path>')
    .trim();
}
