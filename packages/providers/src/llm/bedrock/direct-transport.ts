import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '@aybiza/foundation/clock';
import { z } from 'zod';
import { type AwsAccount, fixedKeys } from '../../aws/aws-account.ts';
import { CONNECT_TIMEOUT_MS, keepConnections } from '../../aws/kept-connections.ts';
import { parseJson } from '../../parse-json.ts';
import { type EventMessage, EventStreamReader } from './event-stream.ts';
import { sdkCredentials } from './sdk-credentials.ts';
import { type Credentials, encodePart, signRequest } from './sign-request.ts';
import { readStreamEvent, type StreamEvent } from './stream-event.ts';
import { type BedrockTransport, bedrockUrl, type SendOptions } from './transport.ts';

const MAX_REFUSAL_BYTES = 16_384;

export interface DirectTransportOptions extends AwsAccount {
  clock: Clock;
  /** Who asks: looked up before every request, so that keys may change. Default: where the SDK finds them. */
  credentials?: (() => Promise<Credentials>) | undefined;
}

/**
 * The same requests and events as the SDK's without its layers, which cost more than all else that a turn needs. Signature, framing and
 * the names of errors are AWS's own and documented; keys are still found by the SDK.
 */
export function createDirectTransport(options: DirectTransportOptions): BedrockTransport {
  const { region, clock } = options;
  const url = bedrockUrl(options);
  const { httpAgent, httpsAgent, warm } = keepConnections(url);
  const isSecure = url.protocol === 'https:';
  const keys = fixedKeys(options);
  const lookUp = keys === undefined ? (options.credentials ?? sdkCredentials(region)) : () => Promise.resolve(keys);
  return {
    async send({ modelId = '', ...question }, { signal, onEvent }) {
      const body = JSON.stringify(question);
      const path = `/model/${encodePart(modelId)}/converse-stream`;
      const credentials = await lookUp();
      const headers = signRequest(
        { method: 'POST', path, headers: { 'content-type': 'application/json', host: url.host }, body },
        { region, service: 'bedrock', credentials, at: clock.now() },
      );
      const request = (isSecure ? httpsRequest : httpRequest)({
        agent: isSecure ? httpsAgent : httpAgent,
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        method: 'POST',
        path,
        headers: { 'content-length': Buffer.byteLength(body), ...headers },
        signal,
      });
      const response = await answerTo(request, body);
      if (response.statusCode !== 200) throw await refusalOf(response);
      await tellEvents(response, onEvent);
    },
    warm,
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.on('socket', (socket) => {
      if (!socket.connecting) return;
      socket.setTimeout(CONNECT_TIMEOUT_MS, () => {
        if (socket.connecting) request.destroy(serviceError('TimeoutError', 'no connection in time'));
      });
      socket.once('connect', () => socket.setTimeout(0));
    });
    request.end(body);
  });
}

/** By events of the stream itself: an iterator would cost several promises for each word. */
function tellEvents(response: IncomingMessage, onEvent: SendOptions['onEvent']): Promise<void> {
  const reader = new EventStreamReader();
  return new Promise((resolve, reject) => {
    response.on('data', (bytes: Buffer) => {
      try {
        reader.read(bytes, (message) => {
          const event = toEvent(message);
          if (event !== undefined) onEvent(event);
        });
      } catch (error) {
        reject(error);
        response.destroy();
      }
    });
    response.on('error', reject);
    response.on('end', () => {
      if (reader.isInMessage) reject(serviceError('TruncatedStream', 'the stream ended inside a message'));
      else resolve();
    });
  });
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
async function refusalOf(response: IncomingMessage): Promise<Error> {
  let body = '';
  for await (const piece of response.setEncoding('utf8')) {
    if (body.length < MAX_REFUSAL_BYTES) body += String(piece);
  }
  const name = String(response.headers['x-amzn-errortype'] ?? 'UnknownError').split(':')[0] ?? '';
  const requestId = response.headers['x-amzn-requestid'];
  return serviceError(name, messageOf(body), {
    httpStatusCode: response.statusCode,
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
