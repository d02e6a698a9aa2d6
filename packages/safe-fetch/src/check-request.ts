import { SafeFetchError } from './safe-fetch-error.ts';

export interface SafeFetchRequest {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** A header with a secret, which is sent to these origins and to no other. */
  credential?: { readonly origins: readonly string[]; readonly name: string; readonly value: string };
  signal?: AbortSignal;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** Those that decide where a message ends, whom it is for, or how it is packed: they are ours to set. */
const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'proxy-connection',
]);

export const MAX_HEADERS = 64;
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/;
const MAX_HEADER_VALUE_LENGTH = 8192;

/** @throws SafeFetchError `REQUEST_INVALID` unless method, headers and body are ones a user may choose. */
export function checkRequest(request: SafeFetchRequest, maxBytes: number): Method {
  const method = METHODS.find((known) => known === request.method);
  if (method === undefined) throw invalid('The method is not one of GET, HEAD, POST, PUT, PATCH, DELETE.');
  const headers = Object.entries(request.headers ?? {});
  if (headers.length > MAX_HEADERS) throw invalid(`More than ${MAX_HEADERS} headers.`);
  for (const [name, value] of headers) {
    if (!HEADER_NAME.test(name)) throw invalid('A header has a name that is not allowed.');
    if (RESERVED_HEADERS.has(name.toLowerCase())) throw invalid(`The header ${name} cannot be set.`);
    if (!isHeaderValue(value)) throw invalid(`The header ${name} has a value that is not allowed.`);
  }
  if (request.body !== undefined) {
    if (method === 'GET' || method === 'HEAD') throw invalid(`A ${method} request has no body.`);
    if (Buffer.byteLength(request.body) > maxBytes) throw invalid(`The body is larger than ${maxBytes} bytes.`);
  }
  return method;
}

/** A line break would begin a header, or a whole request, of the attacker's. */
function isHeaderValue(value: string): boolean {
  return value.length <= MAX_HEADER_VALUE_LENGTH && /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

function invalid(message: string): SafeFetchError {
  return new SafeFetchError('REQUEST_INVALID', message);
}
