import type { IncomingMessage } from 'node:http';
import { Alarm } from '@aybiza/foundation/alarm';
import { errorMessage } from '@aybiza/foundation/errors';
import { WebSocket } from 'ws';
import type { ProviderError } from '../provider-error.ts';
import { CONNECT_TIMEOUT_MS, type DeepgramAccount } from './account.ts';
import { closeError, deepgramError, refusalError } from './deepgram-error.ts';

/** Far above any transcript or piece of audio the vendor sends. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_REFUSAL_BYTES = 4096;

export interface DialTarget {
  /** Such as `/v2/listen`. */
  path: string;
  query: URLSearchParams;
}

export interface DeepgramSocketHandlers {
  opened(): void;
  /** One JSON message, parsed but not yet checked. */
  message(message: unknown): void;
  audio(chunk: Uint8Array): void;
  /** The last call, whatever the reason; exactly once, unless `drop` was called. */
  ended(error: ProviderError): void;
}

export interface DeepgramSocket {
  /** Bytes accepted but not yet on the wire. */
  readonly bufferedBytes: number;
  /** Ignored unless open. */
  sendMessage(message: Readonly<Record<string, unknown>>): void;
  /** Ignored unless open. An empty piece is never sent: to Deepgram it means "close the stream". */
  sendAudio(audio: Uint8Array): void;
  /** Ends the connection without a word; no handler is called afterwards. */
  drop(): void;
}

/** Opens one socket to Deepgram; the connection has `CONNECT_TIMEOUT_MS` to be made. */
export function dialDeepgram(
  account: DeepgramAccount,
  target: DialTarget,
  handlers: DeepgramSocketHandlers,
): DeepgramSocket {
  const ws = new WebSocket(`${account.baseUrl}${target.path}?${target.query}`, {
    headers: { authorization: `Token ${account.apiKey}` },
    // The client offers compression unasked; on audio it doubles the cost and saves nothing.
    perMessageDeflate: false,
    skipUTF8Validation: true,
    maxPayload: MAX_MESSAGE_BYTES,
    followRedirects: false,
    ...(account.lookup === undefined ? {} : { lookup: account.lookup }),
  });
  let over = false;
  const end = (error?: ProviderError): void => {
    if (over) return;
    over = true;
    deadline.clear();
    ws.terminate();
    if (error !== undefined) handlers.ended(error);
  };
  const deadline = new Alarm(account.clock);
  deadline.set(CONNECT_TIMEOUT_MS, () =>
    end(deepgramError('PROVIDER_TIMEOUT', `Deepgram did not answer within ${CONNECT_TIMEOUT_MS} ms`)),
  );
  ws.on('open', () => {
    if (over) return;
    deadline.clear();
    handlers.opened();
  });
  ws.on('message', (data, isBinary) => {
    // ws gives a Buffer for the default binaryType; the other shapes of its type do not occur.
    if (over || !Buffer.isBuffer(data)) return;
    if (isBinary) handlers.audio(data);
    else receiveText(data.toString('utf8'), handlers, end);
  });
  ws.on('unexpected-response', (request, response) => {
    readRefusal(response, (body) => {
      end(refusalError(response.statusCode ?? 0, body, headerOf(response, 'dg-request-id')));
      request.destroy();
    });
  });
  ws.on('error', (error) =>
    end(deepgramError('PROVIDER_UNREACHABLE', `Deepgram cannot be reached: ${errorMessage(error)}`, error)),
  );
  ws.on('close', (code, reason) => end(closeError(code, reason.toString('utf8'))));
  const isOpen = (): boolean => !over && ws.readyState === WebSocket.OPEN;
  return {
    get bufferedBytes() {
      return ws.bufferedAmount;
    },
    sendMessage: (message) => isOpen() && ws.send(JSON.stringify(message)),
    sendAudio: (audio) => isOpen() && audio.length > 0 && ws.send(audio),
    drop: () => end(),
  };
}

function receiveText(text: string, handlers: DeepgramSocketHandlers, end: (error: ProviderError) => void): void {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (error) {
    end(deepgramError('PROVIDER_PROTOCOL', 'Deepgram sent a message that is not JSON', error));
    return;
  }
  handlers.message(message);
}

/** The reason of a refusal is only in the body; the connect time-out still runs while it is read. */
function readRefusal(response: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    if (body.length < MAX_REFUSAL_BYTES) body += piece;
  });
  response.on('end', () => done(body));
  response.on('error', () => done(body));
}

function headerOf(response: IncomingMessage, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
