import { newId } from '@aybiza/foundation/new-id';
import { describeMetrics } from '@aybiza/telemetry/metrics';
import { rootPlaceOf, type Span } from '@aybiza/telemetry/span';
import { expect, test } from 'vitest';
import { type TriedJob, WorkerWatch } from './worker-watch.ts';

const NOW = 1_800_000_000_000;
const [callId, id] = [newId('call'), newId('outbox')];

function watched() {
  const spans: Span[] = [];
  const watch = new WorkerWatch({ add: (span) => spans.push(span), metrics: () => [], close: async () => undefined });
  return { watch, spans };
}

function tried(payload: object, change: Partial<TriedJob> = {}): TriedJob {
  const received = { id, data: { workspaceId: newId('workspace'), payload }, attempt: 2, starts: 3 };
  return { name: 'summarise-call', received, outcome: 'done', startedAt: NOW, endedAt: NOW + 250, ...change };
}

test('tries are counted by job and outcome, rounds of upkeep by what they do', () => {
  const { watch } = watched();
  watch.tried(tried({ callId }));
  watch.tried(tried({ callId }, { outcome: 'failed' }));
  watch.gaveUp('summarise-call');
  watch.roundEnded('figures', 'done');
  const text = describeMetrics(watch.metrics());
  expect(text).toContain('aybiza_job_tries_total{job="summarise-call",outcome="failed"} 1\n');
  expect(text).toContain('aybiza_job_seconds_count{job="summarise-call"} 2\n');
  expect(text).toContain('aybiza_jobs_given_up_total{job="summarise-call"} 1\n');
  expect(text).toContain('aybiza_upkeep_rounds_total{what="figures",outcome="done"} 1\n');
});

test('what follows a call stands in the call’s trace', () => {
  const { watch, spans } = watched();
  watch.tried(tried({ callId }));
  const { traceId, spanId } = rootPlaceOf(callId);
  expect(spans).toMatchObject([{ traceId, parentId: spanId, name: 'job summarise-call', attributes: { attempt: 2 } }]);
});

test('all tries of any other job stand in one trace', () => {
  const { watch, spans } = watched();
  for (const outcome of ['failed', 'done'] as const) watch.tried(tried({}, { outcome }));
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([rootPlaceOf(id).traceId]));
  expect(spans.map(({ isFailed }) => isFailed)).toEqual([true, false]);
});
