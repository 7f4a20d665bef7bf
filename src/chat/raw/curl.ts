/** A request as a command for a shell, without address and key: the browser knows neither. */
export function curlOf(body: string): string {
  return [
    'curl -N "$VLLM_URL/v1/chat/completions"',
    `-H 'Content-Type: application/json'`,
    '-H "Authorization: Bearer $VLLM_API_KEY"',
    `-d ${quoted(body)}`,
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
