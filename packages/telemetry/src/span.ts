import { createHash, randomBytes } from 'node:crypto';

/** Where a span stands: 16 and 8 bytes in hexadecimal, as OpenTelemetry names traces and spans. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
}

/** Ids, names of models, counts. Never what somebody said, typed or is. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Something that took time and is over. */
export interface Span extends SpanPlace {
  readonly parentId?: string;
  readonly name: string;
  /** `client`: somebody else was asked; `server`: somebody asked us; `consumer`: it was asked for earlier. */
  readonly kind?: 'internal' | 'client' | 'server' | 'consumer';
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly isFailed?: boolean;
  readonly attributes: SpanAttributes;
  readonly links?: readonly SpanPlace[];
}

/**
 * The first span of everything that has this id: of a call, a job, a request. It follows from the id alone, so whoever knows the id goes on in
 * the trace: the process that takes a call over, the worker that follows it up. Nothing has to be carried along.
 */
export function rootPlaceOf(id: string): SpanPlace {
  const hash = createHash('sha256').update(`aybiza trace of ${id}`).digest('hex');
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}

/** A place for one more span of a trace. */
export function placeWithin({ traceId }: SpanPlace): SpanPlace {
  return { traceId, spanId: randomBytes(8).toString('hex') };
}

/** The place that a caller names as `traceparent` (W3C Trace Context, version 00 and later); undefined when it names none. */
export function parseTraceparent(header: string | null | undefined): SpanPlace | undefined {
  const [, version, traceId = '', spanId = ''] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/.exec(header ?? '') ?? [];
  const isNone = version === undefined || version === 'ff' || /^0+$/.test(traceId) || /^0+$/.test(spanId);
  return isNone ? undefined : { traceId, spanId };
}
