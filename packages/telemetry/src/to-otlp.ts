import type { Span, SpanAttributes } from './span.ts';

/** Who made the spans. */
export interface SpanSource {
  /** Such as `aybiza-voice`. */
  readonly service: string;
  /** Tells processes of one service apart. */
  readonly instance: string;
}

/** As in `SpanKind` of opentelemetry/proto/trace/v1/trace.proto. */
const KINDS = { internal: 1, server: 2, client: 3, consumer: 5 } as const;
/** `STATUS_CODE_ERROR`. */
const FAILED = { code: 2 };

/** An `ExportTraceServiceRequest` in the JSON encoding of OTLP 1.x: ids in hexadecimal, 64-bit numbers as text. */
export function toOtlp(spans: readonly Span[], { service, instance }: SpanSource): object {
  const attributes = toAttributes({ 'service.name': service, 'service.instance.id': instance });
  return {
    resourceSpans: [
      { resource: { attributes }, scopeSpans: [{ scope: { name: 'aybiza' }, spans: spans.map(toSpan) }] },
    ],
  };
}

function toSpan({
  traceId,
  spanId,
  parentId,
  name,
  kind = 'internal',
  startedAt,
  endedAt,
  isFailed,
  attributes,
  links,
}: Span) {
  return {
    traceId,
    spanId,
    ...(parentId === undefined ? {} : { parentSpanId: parentId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(Math.max(startedAt, endedAt)),
    attributes: toAttributes(attributes),
    ...(links === undefined ? {} : { links }),
    status: isFailed === true ? FAILED : {},
  };
}

function toNanoseconds(ms: number): string {
  return `${Math.round(ms)}000000`;
}

function toAttributes(attributes: SpanAttributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) }));
}

function toValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
