import type { ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import aws4 from 'aws4';
import { Pool } from 'undici';
import type { AwsAccount } from '../../aws/aws-account.ts';
import { CONNECT_TIMEOUT_MS, MAX_SOCKETS } from '../../aws/kept-connections.ts';
import { SOCKET_TIMEOUT_MS } from '../../aws/request-handler.ts';
import { AnswerReader } from './answer-reader.ts';
import { type BedrockIdentity, findIdentity } from './identity.ts';
import type { StreamEvent } from './stream-event.ts';

/** An idle connection is let go before the service would (60 s is what Amazon's balancers wait by default), so that no question meets its end. */
const IDLE_MS = 55_000;

export interface SendOptions {
  signal: AbortSignal;
  onEvent(event: StreamEvent): void;
}

/** How a question reaches the service and the events of its answer come back. */
export interface BedrockTransport {
  /**
   * Asks, and tells each event of the answer in order. Resolves when the answer is over; rejects with what the service, the network or
   * `onEvent` says, in the SDK's form where it is the service: `toBedrockError` reads it. Aborting ends it.
   */
  send(input: ConverseStreamCommandInput, options: SendOptions): Promise<void>;
  /** Makes a connection. Never rejects. */
  warm(): Promise<void>;
  /** Closes the kept connections. */
  close(): Promise<void>;
}

/**
 * One signed POST over kept connections, and its answer read as it comes (AWS: ConverseStream). The vendor's client does the same through
 * thirty steps for a question and dozens of promises for each word, which cost more than all else that a turn needs.
 */
export function createTransport(account: AwsAccount): BedrockTransport {
  const { region } = account;
  const { origin, host } = new URL(account.endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
  const pool = new Pool(origin, {
    connections: MAX_SOCKETS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: SOCKET_TIMEOUT_MS,
    bodyTimeout: SOCKET_TIMEOUT_MS,
    keepAliveTimeout: IDLE_MS,
  });
  const identify = findIdentity(account);
  return {
    async send({ modelId = '', ...question }, { signal, onEvent }) {
      const request: Request = {
        method: 'POST',
        host,
        path: `/model/${encodeURIComponent(modelId)}/converse-stream`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      };
      authorize(request, await identify(), region);
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const onEnd = () => afterTurn(resolve);
        const reader = new AnswerReader({ onEvent, onEnd, onError: reject }, signal);
        pool.dispatch(request, reader);
      });
    },
    async warm() {
      try {
        const { body } = await pool.request({ method: 'GET', path: '/' });
        await body.dump();
        await new Promise<void>(afterTurn);
      } catch {
        // Expected when the service is away: the first question says so.
      }
    },
    close: () => pool.destroy(),
  };
}

interface Request {
  method: string;
  host: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** The pool has a connection back a turn of the loop after its answer: what is asked next should not make another. */
function afterTurn(proceed: () => void): void {
  queueMicrotask(() => setImmediate(proceed));
}

/** Shows who asks, in the headers of a request: by a signature (AWS: Signature Version 4), or by a token. */
function authorize(request: Request, identity: BedrockIdentity, region: string): void {
  const { headers } = request;
  if ('token' in identity) headers.authorization = `Bearer ${identity.token}`;
  else Object.assign(headers, aws4.sign({ ...request, service: 'bedrock', region }, identity).headers);
}
