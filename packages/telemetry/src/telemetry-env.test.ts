import { parseEnv } from '@aybiza/foundation/env';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { telemetryEnv } from './telemetry-env.ts';

const read = (source: Record<string, string>) => parseEnv(z.object(telemetryEnv), source);

test('nothing has to be set', () => {
  expect(read({})).toEqual({ OTEL_EXPORTER_OTLP_HEADERS: {} });
});

test('headers are read as OpenTelemetry writes them', () => {
  expect(read({ OTEL_EXPORTER_OTLP_HEADERS: 'X-Team=a, authorization=Basic%20abc==' })).toMatchObject({
    OTEL_EXPORTER_OTLP_HEADERS: { 'x-team': 'a', authorization: 'Basic abc==' },
  });
});

test.each([
  { METRICS_TOKEN: 'short' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
  { OTEL_EXPORTER_OTLP_HEADERS: 'no value' },
  { OTEL_EXPORTER_OTLP_HEADERS: 'a=%zz' },
])('what cannot be used is said at the start: %o', (source) => {
  expect(() => read(source)).toThrow(new RegExp(Object.keys(source)[0] ?? ''));
});
