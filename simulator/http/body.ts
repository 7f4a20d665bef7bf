import { ApiError, invalidBody, notJson, type Issue } from './errors';
import { isObject } from './fields';
import { findJsonError } from './python-json';

/**
 * Parses the body of a request, which must be a JSON object.
 *
 * @param contentType the `Content-Type` header.
 * @throws ApiError as vLLM words it.
 */
export function parseBody(text: string, contentType: string | undefined): Record<string, unknown> {
  const declared = (contentType ?? '').toLowerCase().split(';')[0].trim();
  if (declared !== 'application/json') {
    throw notJson();
  }
  const body = text === '' ? null : parseJson(text);
  if (body === null) {
    throw invalidBody([{ type: 'missing', loc: 'body', msg: 'Field required', input: null }]);
  }
  if (!isObject(body)) {
    throw invalidBody([
      {
        type: 'model_attributes_type',
        loc: 'body',
        msg: 'Input should be a valid dictionary or object to extract fields from',
        input: body,
      },
    ]);
  }
  return withExactSeed(body, text);
}

const LARGE_SEED = /"seed"\s*:\s*(-?\d{17,})\s*[,}]/;

/** A seed can have more digits than a double. */
function withExactSeed(body: Record<string, unknown>, text: string): Record<string, unknown> {
  const large = typeof body.seed === 'number' && Math.abs(body.seed) > 1e16 ? LARGE_SEED.exec(text) : null;
  return large === null ? body : { ...body, seed: BigInt(large[1]) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const found = findJsonError(text);
    if (found === undefined) {
      throw new ApiError('JSON with NaN or Infinity is not understood here', 400, 'Bad Request');
    }
    const { message, position } = found;
    const issue: Issue = {
      type: 'json_invalid',
      loc: `body.${position}`,
      msg: 'JSON decode error',
      input: {},
      ctx: `{'error': ${message.includes("'") ? `"${message}"` : `'${message.replaceAll('\\', '\\\\')}'`}}`,
    };
    throw invalidBody([issue]);
  }
}
