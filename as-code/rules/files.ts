import { recordedOverview } from '../dashboards/recorded/overview';
import { baselineGroups } from './baselines';
import { ReadSeries } from './level';
import { recordingGroups } from './recording';
import { ruleFileText } from './rule-file';

/** Every rule file that ships, by its name below deploy/prometheus/rules. */
export function ruleFiles(): Array<{ name: string; text: string }> {
  const read = new ReadSeries();
  recordedOverview(read.recording);
  const baselines = baselineGroups(read.recording);
  return [
    {
      name: 'vllm-baselines.yaml',
      text: ruleFileText(
        ['What is usual at this hour of the week, and how far from it each model is. Needs vllm-recording.yaml.'],
        baselines
      ),
    },
    {
      name: 'vllm-recording.yaml',
      text: ruleFileText(
        ['What the dashboards named “(recorded)” read: rates over 5 minutes by cluster, namespace, job and model.'],
        recordingGroups(read.all())
      ),
    },
  ];
}
