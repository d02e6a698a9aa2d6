import { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { bedrockError } from './bedrock-error.ts';
import { type EventMessage, EventStreamReader } from './event-stream.ts';
import { readStreamEvent, type StreamEvent } from './stream-event.ts';

const MAX_REFUSAL_BYTES = 16_384;

/** What the client's way to the network gives. */
interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Tells the events of an answer in order; resolves when it is over.
 * @throws what the service says against it, in the form in which the SDK would
 */
export async function tellEvents(answer: Answer, onEvent: (event: StreamEvent) => void): Promise<void> {
  const { body } = answer;
  if (!(body instanceof IncomingMessage)) throw bedrockError('PROVIDER_PROTOCOL', 'Bedrock answered without a stream');
  if (answer.statusCode !== 200) throw await refusalOf(answer, body);
  await readEvents(body, onEvent);
}

/** By events of the stream itself: an iterator would cost several promises for each word. */
function readEvents(stream: IncomingMessage, onEvent: (event: StreamEvent) => void): Promise<void> {
  const reader = new EventStreamReader();
  return new Promise((resolve, reject) => {
    stream.on('data', (bytes: Buffer) => {
      try {
        reader.read(bytes, (message) => {
          const event = toEvent(message);
          if (event !== undefined) onEvent(event);
        });
      } catch (error) {
        reject(error);
        stream.destroy();
      }
    });
    stream.on('error', reject);
    stream.on('end', () => {
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
async function refusalOf({ statusCode, headers }: Answer, stream: IncomingMessage): Promise<Error> {
  let body = '';
  for await (const piece of stream.setEncoding('utf8')) {
    if (body.length < MAX_REFUSAL_BYTES) body += String(piece);
  }
  const name = (headers['x-amzn-errortype'] ?? 'UnknownError').split(':')[0] ?? '';
  const requestId = headers['x-amzn-requestid'];
  return serviceError(name, messageOf(body), {
    httpStatusCode: statusCode,
    ...(requestId === undefined ? {} : { requestId }),
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
