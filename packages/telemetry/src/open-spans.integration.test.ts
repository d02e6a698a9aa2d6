import { createLogger, type Logger, silentLogger } from '@aybiza/foundation/logger';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { type Collector, startCollector } from '@aybiza/sandbox/otlp/start-collector';
import { expect, it, onTestFinished } from 'vitest';
import { openSpans, type Spans } from './open-spans.ts';
import { placeWithin, rootPlaceOf } from './span.ts';
import { telemetryEnv } from './telemetry-env.ts';

const NOW = 1_800_000_000_000;
const [root, other] = [rootPlaceOf('call_1'), rootPlaceOf('req_1')];

interface Opening {
  readonly headers?: string;
  readonly clock?: FakeClock;
  readonly logger?: Logger;
}

function open(collector: Collector, { headers, clock = fakeClock(NOW), logger = silentLogger() }: Opening = {}) {
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: telemetryEnv.OTEL_EXPORTER_OTLP_HEADERS.parse(headers),
  };
  const spans = openSpans({ env, service: 'aybiza-test', clock, logger });
  if (spans === undefined) throw new Error('a collector is named');
  onTestFinished(async () => {
    await spans.close();
    await collector.close();
  });
  return { clock, spans };
}

function add(spans: Spans, name: string): void {
  const attributes = { 'call.id': 'call_1', share: 0.5, test: true, turns: 3 };
  spans.add({ ...placeWithin(root), parentId: root.spanId, name, startedAt: NOW - 20, endedAt: NOW, attributes });
}

it('sends what is gathered in a second as OTLP that a collector takes', async () => {
  const collector = await startCollector();
  const { clock, spans } = open(collector);
  add(spans, 'turn');
  spans.add({
    ...root,
    name: 'call',
    kind: 'server',
    startedAt: NOW,
    endedAt: NOW,
    isFailed: true,
    attributes: {},
    links: [other],
  });
  clock.advance(1_000);
  await collector.waitFor(({ name }) => name === 'call');
  expect(collector.refused).toEqual([]);
  expect(collector.spans).toMatchObject([
    {
      service: 'aybiza-test',
      traceId: root.traceId,
      parentSpanId: root.spanId,
      startTimeUnixNano: '1799999999980000000',
      endTimeUnixNano: '1800000000000000000',
      attributes: { 'call.id': 'call_1', share: 0.5, test: true, turns: 3 },
    },
    { spanId: root.spanId, kind: 2, status: { code: 2 }, links: [other] },
  ]);
});

it('shows the headers that the collector wants', async () => {
  const collector = await startCollector({ headers: { 'x-key': 'a,b' } });
  const { spans } = open(collector, { headers: 'X-Key=a%2Cb' });
  add(spans, 'turn');
  await spans.close();
  expect(collector.spans).toHaveLength(1);
});

it('sends again what a collector was too busy for, and gives up what it refuses', async () => {
  const collector = await startCollector();
  const clock = fakeClock(NOW);
  // After each failure, once it is known, the pause passes; no time does while a request is under way.
  const write = () => setImmediate(() => clock.advance(5_000));
  const { spans } = open(collector, { clock, logger: createLogger({ name: 'test', destination: { write } }) });
  const figures = () => spans.metrics().map(({ samples }) => samples[0]?.value);
  collector.failWith(503);
  add(spans, 'first');
  clock.advance(1_000);
  await expect.poll(figures).toEqual([1, 0]);
  expect(collector.spans).toHaveLength(1);
  collector.failWith(400);
  add(spans, 'second');
  await spans.close();
  const [sent, dropped] = figures();
  expect({ sent, dropped }).toEqual({ sent: 1, dropped: 1 });
});

it('keeps no more than it has room for while nobody answers', async () => {
  const collector = await startCollector();
  const { spans } = open(collector);
  for (let count = 0; count < 8_200; count += 1) add(spans, 'turn');
  expect(spans.metrics().at(1)?.samples).toEqual([{ value: 8 }]);
});

it('is not there where no collector is named', () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: undefined, OTEL_EXPORTER_OTLP_HEADERS: {} };
  expect(openSpans({ env, service: 'aybiza-test', clock: fakeClock(NOW), logger: silentLogger() })).toBeUndefined();
});
