import { randomUUID } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { createSafeFetch, type SafeFetch } from '@aybiza/safe-fetch';
import { counter, type Metric } from './metrics.ts';
import type { Span } from './span.ts';
import type { TelemetryEnv } from './telemetry-env.ts';
import { type SpanSource, toOtlp } from './to-otlp.ts';

/** Spans are gathered so long, or until there are enough for a request. */
const GATHER_MS = 1_000;
const BATCH = 512;
/** Ten seconds of a full process. What finds no room is counted, and nothing else waits for it. */
const MAX_WAITING = 8_192;
const AFTER_FAILURE_MS = 5_000;
/** Below what whoever stops a program waits for it. */
const TIMEOUT_MS = 3_000;
const MAX_BYTES = 4 * 1024 * 1024;
/** OTLP/HTTP: what may succeed later. Everything else would be refused again. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export interface SpansOptions {
  readonly env: Pick<TelemetryEnv, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_HEADERS'>;
  /** Such as `aybiza-voice`. */
  readonly service: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The way of spans to the operator's collector. */
export interface Spans {
  /** Takes a span at once, and sends it later. Never throws and never makes anybody wait. */
  add(span: Span): void;
  metrics(): Metric[];
  /** Sends what is left, once, and lets go. */
  close(): Promise<void>;
}

/** Undefined where no collector is named: then no span is made at all. */
export function openSpans({ env, ...options }: SpansOptions): Spans | undefined {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return undefined;
  return new SpanSender({
    ...options,
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
  });
}

interface SenderOptions extends Pick<SpansOptions, 'clock' | 'logger' | 'service'> {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

class SpanSender implements Spans {
  readonly #options: SenderOptions;
  readonly #source: SpanSource;
  readonly #fetch: SafeFetch;
  #waiting: Span[] = [];
  #sent = 0;
  #dropped = 0;
  #sending: Promise<void> | undefined;
  #isClosed = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: SenderOptions) {
    const { url, clock, service } = options;
    const { hostname, port, protocol } = new URL(url);
    this.#options = options;
    this.#source = { service, instance: randomUUID() };
    // The operator's own word: it may be on a private network and on any port.
    const allowPrivate = [`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`];
    this.#fetch = createSafeFetch({ clock, allowPrivate, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  }

  add(span: Span): void {
    if (this.#isClosed || this.#waiting.length >= MAX_WAITING) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(span);
    if (this.#waiting.length === BATCH) this.#schedule(0);
    else this.#schedule(GATHER_MS);
  }

  metrics(): Metric[] {
    return [
      counter('aybiza_spans_sent_total', 'Spans that the collector has taken.', this.#sent),
      counter('aybiza_spans_dropped_total', 'Spans that found no room, or that the collector refused.', this.#dropped),
    ];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer?.();
    await this.#sending;
    while (this.#waiting.length > 0 && (await this.#send(this.#waiting.splice(0, BATCH))));
    await this.#fetch.close();
  }

  #schedule(delayMs: number): void {
    if (this.#isClosed || this.#sending !== undefined || (this.#cancelTimer !== undefined && delayMs > 0)) return;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.after(delayMs, () => {
      this.#sending = this.#sendBatch().then((pauseMs) => {
        this.#sending = undefined;
        this.#cancelTimer = undefined;
        if (this.#waiting.length > 0) this.#schedule(pauseMs);
      });
    });
  }

  async #sendBatch(): Promise<number> {
    const batch = this.#waiting.splice(0, BATCH);
    if (await this.#send(batch)) return this.#waiting.length >= BATCH ? 0 : GATHER_MS;
    this.#waiting.unshift(...batch);
    return AFTER_FAILURE_MS;
  }

  /** False: it may succeed later. */
  async #send(batch: readonly Span[]): Promise<boolean> {
    const { url, headers, logger } = this.#options;
    try {
      const { status } = await this.#fetch({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(toOtlp(batch, this.#source)),
      });
      if (status < 300) this.#sent += batch.length;
      else logger.warn({ status }, 'spans refused');
      if (status >= 300 && !RETRYABLE.has(status)) this.#dropped += batch.length;
      return !RETRYABLE.has(status);
    } catch (error) {
      logger.warn({ reason: errorMessage(error) }, 'spans not sent');
      return false;
    }
  }
}
