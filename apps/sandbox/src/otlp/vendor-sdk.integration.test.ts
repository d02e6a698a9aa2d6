import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { expect, it, onTestFinished } from 'vitest';
import { startCollector } from './start-collector.ts';

it('takes what OpenTelemetry’s own exporter sends', async () => {
  const collector = await startCollector({ headers: { 'x-team': 'a' } });
  const exporter = new OTLPTraceExporter({ url: `${collector.url}/v1/traces`, headers: { 'x-team': 'a' } });
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  onTestFinished(async () => {
    await provider.shutdown();
    await collector.close();
  });
  const span = provider
    .getTracer('test')
    .startSpan('turn', { attributes: { ms: 12, share: 0.5, test: true, model: 'm' } });
  span.end();
  await provider.forceFlush();
  expect(collector.refused).toEqual([]);
  const { traceId, spanId } = span.spanContext();
  expect(collector.spans).toMatchObject([
    { name: 'turn', traceId, spanId, kind: 1, attributes: { ms: 12, share: 0.5, test: true, model: 'm' } },
  ]);
});

it('keeps what is sent twice once, and what differs in anything twice', async () => {
  const collector = await startCollector();
  onTestFinished(() => collector.close());
  const send = (spanId: string) =>
    fetch(`${collector.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        resourceSpans: [{ resource: {}, scopeSpans: [{ scope: { name: 'test' }, spans: [span(spanId)] }] }],
      }),
    });
  for (const spanId of ['a', 'a', 'b']) expect((await send(spanId.repeat(16))).status).toBe(200);
  expect(collector.spans.map(({ spanId }) => spanId[0])).toEqual(['a', 'b']);
});

function span(spanId: string) {
  const moment = '1767225600000000000';
  const times = { startTimeUnixNano: moment, endTimeUnixNano: moment };
  return { traceId: 'a'.repeat(32), spanId, name: 'turn', kind: 1, ...times, status: {} };
}
