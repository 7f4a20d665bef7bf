import { parseMatchers } from '../../prometheus/matchers';
import { thrown } from '../common/thrown';

/** Prometheus' regular expressions may begin with flags, which those of a browser know otherwise. */
const FLAGS = /^\(\?[imsU]+\)/;

/** Why a text is no list of PromQL matchers (`job="vllm",instance=~"gpu-.*"`); empty is one. */
export function matchersProblem(text: string): string | undefined {
  return thrown(() =>
    parseMatchers(text)
      .filter(({ op }) => op === '=~' || op === '!~')
      .forEach(({ value }) => new RegExp(value.replace(FLAGS, '')))
  );
}
