import { newId } from '@aybiza/foundation/new-id';
import { describeMetrics } from '@aybiza/telemetry/metrics';
import { placeWithin, rootPlaceOf, type Span } from '@aybiza/telemetry/span';
import { expect, test } from 'vitest';
import { ApiWatch } from './api-watch.ts';

const NOW = 1_800_000_000_000;
const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

function watched() {
  const spans: Span[] = [];
  const watch = new ApiWatch({ add: (span) => spans.push(span), metrics: () => [], close: async () => undefined });
  return { watch, spans };
}

test('a procedure is counted by its name and by why it was refused', () => {
  const { watch } = watched();
  const called = { name: 'agent.list', startedAt: NOW, endedAt: NOW + 20, place: placeWithin(caller) };
  for (const code of ['ok', 'ok', 'RATE_LIMITED']) watch.called({ ...called, code });
  const text = describeMetrics(watch.metrics());
  expect(text).toContain('aybiza_procedures_total{procedure="agent.list",code="ok"} 2\n');
  expect(text).toContain('aybiza_procedures_total{procedure="agent.list",code="RATE_LIMITED"} 1\n');
  expect(text).toContain('aybiza_procedure_seconds_count{procedure="agent.list"} 3\n');
});

test('a request stands in the trace of whoever made it', () => {
  const { watch, spans } = watched();
  const place = placeWithin(caller);
  watch.called({ name: 'agent.list', code: 'INTERNAL', startedAt: NOW, endedAt: NOW, place, parentId: caller.spanId });
  expect(spans).toMatchObject([{ ...place, parentId: caller.spanId, name: 'api agent.list', isFailed: true }]);
});

test('a call that was placed begins with who asked for it, and leads back to the request', () => {
  const { watch, spans } = watched();
  const [callId, place] = [newId('call'), placeWithin(caller)];
  watch.placed(callId, { place, at: NOW });
  const { traceId, spanId } = rootPlaceOf(callId);
  expect(spans).toMatchObject([{ traceId, parentId: spanId, name: 'asked for', links: [place] }]);
});
