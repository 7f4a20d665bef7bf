import { type EngineMetrics } from '../metrics/engine-metrics';
import { type SimulatedRequest } from './request';

/** The observations of a finished request, each as vLLM takes it. */
export function recordFinished(metrics: EngineMetrics, request: SimulatedRequest, now: number): void {
  const { spec, output, arrived, queuedAt, scheduledAt, firstTokenAt, lastTokenAt } = request;
  const decode = lastTokenAt - firstTokenAt;
  metrics.endToEnd.observe(now - arrived);
  metrics.queue.observe(scheduledAt - queuedAt);
  metrics.prefill.observe(firstTokenAt - scheduledAt);
  metrics.decode.observe(decode);
  metrics.inference.observe(lastTokenAt - scheduledAt);
  metrics.timePerOutputToken.observe(output > 1 ? decode / (output - 1) : 0);
  metrics.requestPromptTokens.observe(spec.prompt.length);
  metrics.requestGenerationTokens.observe(output);
  metrics.requestParamsMaxTokens.observe(spec.maxTokens);
  metrics.requestPrefillKvComputedTokens.observe(spec.prompt.length - request.cached);
  metrics.requestNumPreemptions.observe(request.preemptions);
  const { siblings = { left: 1, longest: 0 } } = spec;
  siblings.longest = Math.max(siblings.longest, output);
  if (--siblings.left === 0) {
    metrics.requestMaxNumGenerationTokens.observe(siblings.longest);
    metrics.requestParamsN.observe(spec.n ?? 1);
  }
}
