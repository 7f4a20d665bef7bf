import type { Naming } from '../../engine/identity/naming';
import type { Facts, PageFacts } from './facts';
import { isEmptyPage } from './problem-of-body';

type Rule = (facts: Facts) => string | undefined;

const OWN_ADDRESS = 'Enter the engine’s own address, usually with port 8000.';

/** Why the connection is of no use and what to do about it; undefined where an engine’s page was read. */
export function failureOf(facts: Facts): string | undefined {
  for (const rule of RULES) {
    const text = rule(facts);
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}

const RULES: readonly Rule[] = [
  ({ stored }) =>
    stored?.baseUrl === false
      ? 'There is no engine yet. Enter its base URL, such as http://host:8000, and save.'
      : undefined,
  ({ page, version }) => (isSilent(page) && version.value !== undefined ? withoutStatistics(version.value) : undefined),
  ({ page, version, models }) =>
    page.problem?.cause === 'not-found' && (version.value !== undefined || models.value !== undefined)
      ? 'An API answers here, but it has no page of metrics. Enter the address of the vLLM engine itself, not of a gateway that passes on nothing but requests.'
      : undefined,
  ({ page, grafanaAnswers }) =>
    page.problem?.cause === 'unreachable' && grafanaAnswers
      ? 'Grafana answers, but no complete page comes through it: the engine’s address redirects to another site such as a login page, or the connection breaks on the way. Enter the address of the engine itself.'
      : undefined,
  ({ page }) => page.problem?.text,
  ({ page }) => page.value && strangerText(page.value),
  ({ page }) => namingText(page.value?.identity.naming),
  ({ health }) =>
    health.problem?.status === 503
      ? 'The API server answers, but says that its engine has died (/health answers 503). Look into its log and restart it.'
      : undefined,
  ({ models, stored }) =>
    models.problem?.cause === 'wrong-key' && stored?.apiKey
      ? 'The engine refuses the API key. Enter the one that vLLM was started with (--api-key or VLLM_API_KEY). Metrics need no key, models and chats do.'
      : undefined,
];

function isSilent({ problem, value }: Facts['page']): boolean {
  return problem ? isEmptyPage(problem) : value.identity.kind === 'silent';
}

function withoutStatistics(version: string): string {
  return `This is vLLM ${version}, but its page has no statistics. Start it without --disable-log-stats. If it runs without that flag, send it a request: some engines show nothing before their first one.`;
}

function strangerText({ identity: { kind, program }, names }: PageFacts): string | undefined {
  if (kind === 'vllm') {
    return undefined;
  }
  if (program === undefined) {
    const found = names.length > 0 ? `it has ${names.join(', ')} and the like` : 'it has no metrics';
    return `This is not a page of vLLM: ${found}. ${OWN_ADDRESS}`;
  }
  const own = program === 'a DCGM exporter' ? ' Its own address goes into the field for GPU metrics.' : '';
  return `This is the page of ${program}, not of vLLM. ${OWN_ADDRESS}${own}`;
}

function namingText(naming: Naming | undefined): string | undefined {
  switch (naming) {
    case undefined:
    case 'vllm':
      return undefined;
    case 'ray':
      return 'This is vLLM under Ray Serve, which writes its metrics as ray_vllm_…; those names are not read. Enter the address of a vLLM that runs by itself.';
    case 'kserve':
      return 'This is vLLM under KServe, which writes its metrics as kserve_vllm:…; those names are not read. Enter the address of the vLLM container itself.';
    default:
      return 'This is vLLM, but something on the way writes its names otherwise than vllm:…; those are not read. Enter the address of the engine itself.';
  }
}
