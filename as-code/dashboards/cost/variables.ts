import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  type VariableModel,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { signalById } from '../../../src/engine/signals/catalogue';
import { sources } from '../../../src/engine/signals/sources';
import { datasource } from '../context';
import { variables } from '../variables';

/** What a person chooses instead of measuring: the dashboard's variables by the parameters of measures. */
export const choices: Readonly<Record<string, string>> = {
  gpu_price: '$gpu_price',
  gpu_count: '$gpu_count',
  gpu_tflops: '$gpu_tflops',
};

function typed(name: string, label: string, value: string, description: string): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(name)
    .label(label)
    .description(description)
    .defaultValue(value)
    .current({ text: value, value });
}

/** The GPUs that the exporter shows, or 1 where there is none; anything else can be typed. */
function gpuCount(): QueryVariableBuilder {
  const [{ name }] = signalById(sources.gpu.presence).names;
  const query = `query_result(count(${name}{cluster=~"$cluster",instance=~"$gpu_instance",gpu=~"$gpu"}) or vector(1))`;
  return new QueryVariableBuilder('gpu_count')
    .label('GPUs')
    .description(
      'How many GPUs are paid for: counted by the GPU exporter where there is one, else 1. Type your own number.'
    )
    .datasource(datasource)
    .query({ qryType: 3, query, refId: 'variable-gpu_count' })
    .definition(query)
    .regex('/^\\{\\} (\\d+)/')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .current({ text: '1', value: '1' });
}

/** The filters of every dashboard, and the numbers that no exporter knows. */
export function costVariables(): Array<Builder<VariableModel>> {
  return [
    ...variables({ objectives: [], sources: ['gpu'] }),
    typed('gpu_price', 'Price of a GPU hour', '2.5', 'In the currency that you want to read: a plain number.'),
    gpuCount(),
    typed(
      'gpu_tflops',
      'Peak TFLOP/s',
      '989',
      'Of one GPU in the arithmetic of the model; 989 is an H100 SXM, dense 16 bit.'
    ),
  ];
}
