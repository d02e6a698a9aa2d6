import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { portOf } from '../port-of.ts';

const MAX_BYTES = 8 * 1024 * 1024;

const traceId = z.string().regex(/^[0-9a-f]{32}$/);
const spanId = z.string().regex(/^[0-9a-f]{16}$/);
const nanoseconds = z.string().regex(/^[1-9]\d{18}$/);
const value = z.union([
  z.strictObject({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.strictObject({ boolValue: z.boolean() }).transform(({ boolValue }) => boolValue),
  // 64-bit numbers are text, and may be numbers.
  z.strictObject({ intValue: z.union([z.string().regex(/^-?\d+$/), z.int()]) }).transform((it) => Number(it.intValue)),
  z.strictObject({ doubleValue: z.number() }).transform(({ doubleValue }) => doubleValue),
]);
const attributes = z
  .array(z.strictObject({ key: z.string().min(1), value }))
  .default([])
  .transform((pairs) => Object.fromEntries(pairs.map((pair) => [pair.key, pair.value])));
const count = z.int().nonnegative().optional();

/** Of opentelemetry/proto/trace/v1/trace.proto, in JSON as OTLP 1.x writes it. */
const spanSchema = z.strictObject({
  traceId,
  spanId,
  parentSpanId: spanId.optional(),
  traceState: z.string().optional(),
  flags: z.int().optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  links: z.array(z.object({ traceId, spanId })).default([]),
  events: z.array(z.unknown()).optional(),
  status: z.strictObject({ code: z.int().min(0).max(2).default(0), message: z.string().optional() }),
  droppedAttributesCount: count,
  droppedEventsCount: count,
  droppedLinksCount: count,
});
const exportSchema = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.object({ attributes }),
      schemaUrl: z.string().optional(),
      scopeSpans: z.array(
        z.strictObject({
          scope: z.object({ name: z.string() }),
          schemaUrl: z.string().optional(),
          spans: z.array(spanSchema),
        }),
      ),
    }),
  ),
});

/** A span as it was taken, with the service that made it. */
export type TakenSpan = z.output<typeof spanSchema> & { readonly service: unknown };

/** A collector of OpenTelemetry that keeps what it is given. */
export interface Collector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** In the order in which they came, each once: who was not told that its spans had come sends the same again, as OTLP allows. */
  readonly spans: readonly TakenSpan[];
  /** Everything that was sent, as text. */
  readonly received: readonly string[];
  /** What of it was no proper OTLP; each was answered with 400. */
  readonly refused: readonly string[];
  /** The next requests are answered with these. */
  failWith(...statuses: number[]): void;
  /** Resolves once a span is there that fits. */
  waitFor(fits: (span: TakenSpan) => boolean): Promise<TakenSpan>;
  close(): Promise<void>;
}

/** Takes OTLP over HTTP as JSON, on loopback and a port that the system chooses. */
export async function startCollector(
  options: { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Collector> {
  const spans: TakenSpan[] = [];
  const known = new Set<string>();
  const received: string[] = [];
  const refused: string[] = [];
  const failures: number[] = [];
  const waiters = new Set<() => void>();
  const answer = async (request: IncomingMessage): Promise<number> => {
    const text = await readText(request);
    if (request.method !== 'POST' || request.url !== '/v1/traces') return 404;
    const isKnown = Object.entries(options.headers ?? {}).every(([name, wanted]) => request.headers[name] === wanted);
    if (!isKnown) return 401;
    const failure = failures.shift();
    if (failure !== undefined) return failure;
    received.push(text);
    const parsed = exportSchema.safeParse(parseJson(text));
    if (!parsed.success || !request.headers['content-type']?.startsWith('application/json')) {
      refused.push(parsed.error?.message ?? 'not JSON');
      return 400;
    }
    for (const { resource, scopeSpans } of parsed.data.resourceSpans) {
      const service = resource.attributes['service.name'];
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        const text = JSON.stringify(span);
        if (!known.has(text)) spans.push({ ...span, service });
        known.add(text);
      }
    }
    for (const waiter of [...waiters]) waiter();
    return 200;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    spans,
    received,
    refused,
    failWith: (...statuses) => void failures.push(...statuses),
    waitFor: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = spans.find(fits);
          if (found === undefined) return;
          waiters.delete(look);
          resolve(found);
        };
        waiters.add(look);
        look();
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw new Error('too much at once');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
