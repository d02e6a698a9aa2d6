import type { Readable } from 'node:stream';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { Agent, errors, request } from 'undici';
import { checkRequest, MAX_HEADERS, type SafeFetchRequest } from './check-request.ts';
import { checkTarget, type TargetRules } from './check-target.ts';
import { guardedConnector, type Resolve } from './guarded-connector.ts';
import { SafeFetchError } from './safe-fetch-error.ts';

export interface SafeFetchOptions {
  clock: Clock;
  /** Exact `host:port` that may lead to private addresses, for installations on one machine. */
  allowPrivate?: readonly string[];
  /** Names under which this installation itself is reached. */
  denyHosts?: readonly string[];
  /** Default 80 and 443. */
  ports?: readonly number[];
  /** For the whole exchange, in ms. Default 8000. */
  timeoutMs?: number;
  /** Of a body, either way. Default 1 MB. */
  maxBytes?: number;
  /** How names are looked up; default as the system does. */
  resolve?: Resolve;
}

export interface SafeFetchResponse {
  status: number;
  /** Lower-case names; a repeated header joined by a comma. */
  headers: Readonly<Record<string, string>>;
  /** Read as UTF-8; where it repeats the secret that was sent, that is made unreadable. */
  body: string;
  /** The same as it came. */
  bytes: Uint8Array;
}

/** Makes one request to an address that a user configured. Redirects are answers like any other, never followed. */
export interface SafeFetch {
  /** Rejects with a `SafeFetchError`. */
  (request: SafeFetchRequest): Promise<SafeFetchResponse>;
  /** Lets go of kept connections. */
  close(): Promise<void>;
}

/** Stands where an answer repeated a secret. */
const CONCEALED = '•••';
/** What is shorter stands in many answers by chance, and would make them unreadable. */
const SHORTEST_SECRET = 8;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS_PER_HOST = 32;

/** The one way out to addresses that users configure. */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const rules: TargetRules = {
    allowPrivate: new Set(options.allowPrivate),
    denyHosts: new Set(options.denyHosts?.map((host) => host.toLowerCase())),
    ports: new Set(options.ports ?? [80, 443]),
  };
  const agent = new Agent({
    connect: guardedConnector(rules, options.resolve),
    connections: MAX_CONNECTIONS_PER_HOST,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  const exchange = { ...options, rules, agent };
  return Object.assign((asked: SafeFetchRequest) => send(exchange, asked), { close: () => agent.destroy() });
}

type Exchange = SafeFetchOptions & { rules: TargetRules; agent: Agent };

async function send(exchange: Exchange, asked: SafeFetchRequest): Promise<SafeFetchResponse> {
  const { clock, timeoutMs = 8000, maxBytes = 1024 * 1024 } = exchange;
  const url = checkTarget(asked.url, exchange.rules);
  const headers = headersOf(asked, url);
  const method = checkRequest({ ...asked, headers }, maxBytes);
  const abort = new AbortController();
  const withdraw = (): void => abort.abort(new SafeFetchError('ABORTED', 'The request was withdrawn.'));
  const cancelTimeout = clock.after(timeoutMs, () =>
    abort.abort(new SafeFetchError('TIMED_OUT', `No complete answer within ${timeoutMs} ms.`)),
  );
  asked.signal?.addEventListener('abort', withdraw, { once: true });
  if (asked.signal?.aborted === true) withdraw();
  try {
    const response = await request(url, {
      method,
      dispatcher: exchange.agent,
      signal: abort.signal,
      // A packed body could unpack to any size.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: asked.body ?? null,
    });
    const received = readHeaders(response.headers);
    const bytes = await readBody(response.body, received, maxBytes);
    const body = concealed(bytes.toString('utf8'), asked);
    return { status: response.statusCode, headers: received, body, bytes };
  } catch (error) {
    const failure = toSafeFetchError(abort.signal.aborted ? abort.signal.reason : error);
    // An answer that was refused half-way must not go on arriving.
    abort.abort();
    throw failure;
  } finally {
    cancelTimeout();
    asked.signal?.removeEventListener('abort', withdraw);
  }
}

/** What is sent; a secret only to whom it belongs, and in the place of whatever else was to be sent under its name. */
function headersOf({ headers = {}, credential }: SafeFetchRequest, url: URL): Record<string, string> {
  if (credential === undefined) return { ...headers };
  if (!credential.origins.includes(url.origin))
    throw new SafeFetchError('CREDENTIAL_REFUSED', 'This credential is for other addresses.');
  const name = credential.name.toLowerCase();
  const others = Object.entries(headers).filter(([other]) => other.toLowerCase() !== name);
  return { ...Object.fromEntries(others), [credential.name]: credential.value };
}

/** An answer that repeats the secret tells it to whoever reads the answer, and those are not the ones who entered it. */
function concealed(body: string, { credential }: SafeFetchRequest): string {
  if (credential === undefined) return body;
  const secret = credential.value.split(' ').at(-1) ?? credential.value;
  const parts = [credential.value, secret].filter(({ length }) => length >= SHORTEST_SECRET);
  return parts.reduce((text, part) => text.replaceAll(part, CONCEALED), body);
}

function readHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const headers: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    count += Array.isArray(value) ? value.length : 1;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  if (count > MAX_HEADERS) throw new SafeFetchError('RESPONSE_TOO_LARGE', `More than ${MAX_HEADERS} headers.`);
  return headers;
}

async function readBody(body: Readable, headers: Record<string, string>, maxBytes: number): Promise<Buffer> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new SafeFetchError('RESPONSE_INVALID', 'The answer is packed, unasked.');
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    if (!Buffer.isBuffer(piece)) continue;
    bytes += piece.length;
    if (bytes > maxBytes) throw new SafeFetchError('RESPONSE_TOO_LARGE', `More than ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function toSafeFetchError(error: unknown): SafeFetchError {
  if (error instanceof SafeFetchError) return error;
  if (error instanceof errors.HeadersOverflowError) {
    return new SafeFetchError('RESPONSE_TOO_LARGE', 'The headers are too large.', error);
  }
  if (error instanceof errors.ConnectTimeoutError) {
    return new SafeFetchError('TIMED_OUT', 'The connection was not made in time.', error);
  }
  if (error instanceof errors.HTTPParserError || error instanceof errors.ResponseContentLengthMismatchError) {
    return new SafeFetchError('RESPONSE_INVALID', 'The answer is not proper HTTP.', error);
  }
  return new SafeFetchError('UNREACHABLE', `The address cannot be reached: ${errorMessage(error)}`, error);
}
