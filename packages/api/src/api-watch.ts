import type { CallId } from '@aybiza/foundation/ids';
import { Counters, Durations, type Metric } from '@aybiza/telemetry/metrics';
import type { Spans } from '@aybiza/telemetry/open-spans';
import { placeWithin, rootPlaceOf, type SpanPlace } from '@aybiza/telemetry/span';

/** A procedure that somebody called, whichever way; moments in epoch ms. */
export interface CalledProcedure {
  readonly name: string;
  /** `ok`, or the code of the refusal. */
  readonly code: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly place: SpanPlace;
  /** The span that it was called in, of another system. */
  readonly parentId?: string | undefined;
}

/** Looks on at what is asked of an API for whoever runs the installation: counts it, and makes a span of each call of a procedure. */
export class ApiWatch {
  readonly #spans: Spans | undefined;
  readonly #answers = new Counters('aybiza_http_requests_total', 'Answers by route pattern and class of their status.');
  readonly #answerSeconds = new Durations(
    'aybiza_http_request_seconds',
    'Until a request was answered, but for streams.',
  );
  readonly #calls = new Counters(
    'aybiza_procedures_total',
    'Calls of procedures by tRPC, REST and MCP; code is why not.',
  );
  readonly #callSeconds = new Durations('aybiza_procedure_seconds', 'How long calls of procedures took.');

  /** Without `spans` no trace is made. */
  constructor(spans?: Spans) {
    this.#spans = spans;
  }

  answered(route: string, { status, ms }: { status: number; ms: number | undefined }): void {
    this.#answers.add({ route, status: `${Math.trunc(status / 100)}xx` });
    if (ms !== undefined) this.#answerSeconds.observe({ route }, ms);
  }

  called({ name, code, startedAt, endedAt, place, parentId }: CalledProcedure): void {
    this.#calls.add({ procedure: name, code });
    this.#callSeconds.observe({ procedure: name }, endedAt - startedAt);
    this.#spans?.add({
      ...place,
      ...(parentId === undefined ? {} : { parentId }),
      name: `api ${name}`,
      kind: 'server',
      startedAt,
      endedAt,
      isFailed: code === 'INTERNAL' || code === 'UNAVAILABLE',
      attributes: { code },
    });
  }

  /** A call was placed: its trace begins with who asked for it, and leads back to the request. */
  placed(callId: CallId, { place, at }: { place: SpanPlace; at: number }): void {
    const root = rootPlaceOf(callId);
    const attributes = { 'call.id': callId };
    const asked = { ...placeWithin(root), parentId: root.spanId, name: 'asked for', startedAt: at, endedAt: at };
    this.#spans?.add({ ...asked, attributes, links: [place] });
  }

  metrics(): (Metric | Durations)[] {
    const spans = this.#spans?.metrics() ?? [];
    return [this.#answers.read(), this.#answerSeconds, this.#calls.read(), this.#callSeconds, ...spans];
  }
}
