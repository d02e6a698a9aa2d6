import { CLOSE_CODES } from '@aybiza/call-protocol';
import { WebSocket } from 'ws';

/** Sound that finds more than this on its way is left out; messages are few and always sent. */
const MAX_WAITING_BYTES = 64_000;
const OPEN_WITHIN_MS = 3_000;

export interface RelayOptions {
  /** Where the page wants to get, in the process that has the call. */
  readonly url: string;
  /** Of the page: the other process looks at it as well. */
  readonly origin: string;
  /** What the page said first. */
  readonly hello: string;
}

/** Passes on what a page and the process that has its call say to each other. Nothing is kept. */
export function relaySocket(page: WebSocket, { url, origin, hello }: RelayOptions): void {
  // biome-ignore lint/plugin: to the process of ours that has the call; the address is from its lease
  const owner = new WebSocket(url, { origin, perMessageDeflate: false, handshakeTimeout: OPEN_WITHIN_MS });
  owner.on('open', () => owner.send(hello));
  owner.on('message', (data: Buffer, isBinary) => pass(page, data, isBinary));
  page.on('message', (data: Buffer, isBinary) => pass(owner, data, isBinary));
  owner.on('close', (code) => page.close(isOurs(code) ? code : CLOSE_CODES.gone));
  page.on('close', () => owner.close());
  // 'close' follows every error.
  owner.on('error', () => undefined);
  page.on('error', () => undefined);
}

function pass(to: WebSocket, data: Buffer, isBinary: boolean): void {
  if (to.readyState !== to.OPEN || (isBinary && to.bufferedAmount > MAX_WAITING_BYTES)) return;
  // Its memory is used again.
  to.send(isBinary ? Uint8Array.from(data) : data.toString('utf8'));
}

/** Codes that may be sent at all (RFC 6455 §7.4). */
function isOurs(code: number): boolean {
  return code === CLOSE_CODES.ended || code >= 4_000;
}
