import { servedLength } from '../../engine/limits/models';
import type { Facts, PageFacts } from './facts';
import { counted, listed, secondsText, sizeText } from './words';

/** What a connection that works leads to, in one line. */
export function summaryOf({ page, models, version }: Facts): string {
  return page.value
    ? [
        `vLLM ${version.value ?? versionText(page.value.identity.version)}`.trimEnd(),
        modelText(models.value, page.value.identity.models),
        enginesText(page.value.identity.engines),
        contextText(models.value),
        `${sizeText(page.value.size)} scraped in ${secondsText(page.value.ms)}`,
      ]
        .filter((part) => part !== '')
        .join(' · ')
    : '';
}

function versionText({ atLeast, below }: PageFacts['identity']['version']): string {
  if (atLeast !== undefined) {
    return below === undefined ? `${atLeast} or newer` : `from ${atLeast} on, before ${below}`;
  }
  return below === undefined ? '' : `before ${below}`;
}

function modelText(served: Facts['models']['value'], shown: readonly string[]): string {
  const base = served?.filter(({ parent }) => parent === undefined).map(({ id }) => id) ?? shown;
  const adapters = served?.filter(({ parent }) => parent !== undefined).length ?? 0;
  return base.length === 0
    ? ''
    : `${base.length === 1 ? 'model' : 'models'} ${listed(base)}${adapters > 0 ? ` with ${counted(adapters, 'LoRA adapter')}` : ''}`;
}

function enginesText(engines: readonly string[]): string {
  return `${counted(Math.max(1, engines.length), 'engine')}${engines.length > 1 ? ' (data parallel)' : ''}`;
}

function contextText(served: Facts['models']['value']): string {
  const length = served && servedLength(served, undefined);
  return length === undefined ? '' : `context ${length.toLocaleString('en-US')} tokens`;
}
