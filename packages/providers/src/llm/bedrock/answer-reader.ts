import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { type EventMessage, EventStreamReader } from './event-stream.ts';
import { readStreamEvent, type StreamEvent } from './stream-event.ts';

const MAX_REFUSAL_BYTES = 16_384;

export interface AnswerHandlers {
  onEvent(event: StreamEvent): void;
  /** The answer is over, and in order. */
  onEnd(): void;
  /** What the service says against it, in the form in which the SDK would; or what the network, the reader or `onEvent` does. */
  onError(error: unknown): void;
}

/** Reads the answer to one question as it comes, and tells its events in order. */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #handlers: AnswerHandlers;
  readonly #signal: AbortSignal;
  readonly #events = new EventStreamReader();
  readonly #onMessage = (message: EventMessage): void => {
    const event = toEvent(message);
    if (event !== undefined) this.#handlers.onEvent(event);
  };
  readonly #onAbort = (): void => this.#end(this.#signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #refusal = '';

  /** @param signal ends the answer, and the request where it is still under way */
  constructor(handlers: AnswerHandlers, signal: AbortSignal) {
    this.#handlers = handlers;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) controller.abort(this.#signal.reason);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    this.#status = statusCode;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, bytes: Buffer): void {
    if (this.#status !== 200) {
      if (this.#refusal.length < MAX_REFUSAL_BYTES) this.#refusal += bytes.toString();
      return;
    }
    try {
      this.#events.read(bytes, this.#onMessage);
    } catch (error) {
      this.#end(error);
    }
  }

  onResponseEnd(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
    if (this.#status !== 200) this.#handlers.onError(toRefusal(this.#status, this.#headers, this.#refusal));
    else if (this.#events.isInMessage)
      this.#handlers.onError(serviceError('TruncatedStream', 'the stream ended inside a message'));
    else this.#handlers.onEnd();
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#handlers.onError(error);
  }

  #end(reason: unknown): void {
    this.#handlers.onError(reason);
    this.#controller?.abort(reason instanceof Error ? reason : new Error(String(reason)));
  }
}

/** Undefined for an event that is none of ours: the service may add some. */
function toEvent({ headers, body }: EventMessage): StreamEvent | undefined {
  const kind = headers.get(':message-type');
  if (kind === 'event') return readStreamEvent(headers.get(':event-type') ?? '', parseJson(body));
  const name = headers.get(':exception-type') ?? headers.get(':error-code') ?? 'UnknownError';
  throw serviceError(
    `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    headers.get(':error-message') ?? messageOf(body),
  );
}

/** A refusal has its name in a header, behind which an address may stand, and its reason in the body. */
function toRefusal(httpStatusCode: number, headers: IncomingHttpHeaders, body: string): Error {
  const name = String(headers['x-amzn-errortype'] ?? 'UnknownError').split(':')[0] ?? '';
  const requestId = headers['x-amzn-requestid'];
  return serviceError(name, messageOf(body), {
    httpStatusCode,
    ...(typeof requestId === 'string' ? { requestId } : {}),
  });
}

const messageSchema = z.object({ message: z.string() });

function messageOf(body: string): string {
  const parsed = messageSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.message : body;
}

/** An error in the form in which the SDK throws the service's own. */
function serviceError(name: string, message: string, $metadata: object = {}): Error {
  return Object.assign(new Error(message), { name, $metadata });
}
