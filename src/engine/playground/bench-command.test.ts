import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { benchCommand } from './bench-command';
import type { RunSettings } from './types';

const settings: RunSettings = {
  ...{ concurrency: 4, rate: 1.5, repeats: 3, warmUp: 2, maxTokens: 64, ignoreEos: true, temperature: 0, seed: 7 },
  ...{ fresh: true, together: false, objectives: { ttft: 500, tpot: 50, e2e: 3000 } },
};

test('everything of the run that vLLM’s load generator can do', () => {
  expect(benchCommand(settings, { model: 'org/tiny-1.5' }, 8, 300).split(' \\\n  ')).toEqual([
    'vllm bench serve',
    '--backend openai-chat',
    '--base-url http://YOUR-ENGINE:8000',
    '--endpoint /v1/chat/completions',
    '--model org/tiny-1.5',
    '--dataset-name random',
    '--random-input-len 300',
    '--random-output-len 64',
    '--num-prompts 24',
    '--num-warmups 2',
    '--max-concurrency 4',
    '--request-rate 1.5',
    '--ignore-eos',
    '--temperature 0',
    '--seed 7',
    '--percentile-metrics ttft,tpot,itl,e2el',
    '--metric-percentiles 50,95,99',
    '--goodput ttft:500 tpot:50 e2el:3000',
  ]);
});

test('only what the run has', () => {
  const { rate, temperature, ...rest } = settings;
  const command = benchCommand({ ...rest, ignoreEos: false, objectives: { e2e: 9 } }, { model: 'm' }, 8, 300);
  expect(command).not.toMatch(/request-rate|temperature|ignore-eos|random/);
  expect(command).toContain('--dataset-name custom');
  expect(command).toContain('--custom-output-len 64');
  expect(command).toMatch(/--goodput e2el:9$/);
  expect(benchCommand({ ...rest, objectives: {} }, { model: 'm' }, 8)).not.toMatch(/goodput|random/);
});

test('a model’s name is one word to a shell, whatever is in it', () => {
  const awkward = ["it's", '$(touch /tmp/x)', '`id`', 'a b;c', 'a\nb', '"\\', '', '!', '*'];
  const name = fc.oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
  );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (models) => {
      const words = models.map(
        (model) => /--model ([^]*) \\\n  --dataset-name/.exec(benchCommand(settings, { model }, 1))?.[1]
      );
      const said = execFileSync('sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' });
      expect(said.split('\0').slice(0, -1)).toEqual(models);
    }),
    { numRuns: 20 }
  );
});
