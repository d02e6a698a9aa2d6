import type { Clock } from '@aybiza/foundation/clock';
import { createParser } from 'eventsource-parser';
import { Agent, type buildConnector, request as sendRequest } from 'undici';
import { openAiError, toOpenAiError, toRefusal } from '../../openai-compatible/openai-error.ts';
import { parseJson } from '../../parse-json.ts';
import type { LanguageModel, LlmRequest } from '../port.ts';
import { fromIterable, type LlmPatience, streamReply } from '../stream-reply.ts';
import { addChunk } from './add-chunk.ts';
import { type Chunk, chunkSchema } from './chunk.ts';
import { toChatRequest } from './to-chat-request.ts';

const CONNECT_TIMEOUT_MS = 1000;
/** Far above any piece of a reply; a line without end is none. */
const MAX_EVENT_CHARACTERS = 1024 * 1024;
/** The last event of a stream, which some servers leave out. */
const DONE = '[DONE]';

export interface OpenAiCompatibleOptions extends LlmPatience {
  clock: Clock;
  /** Up to and without `/chat/completions`, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  modelId: string;
  /** Left out for a server of one's own that asks for none. */
  apiKey?: string | undefined;
  /** How it connects: guarded, where a user has given the address. Default directly. */
  connect?: buildConnector.connector;
}

/** A language model whose kept connections can be let go of. */
export interface OpenAiCompatibleModel extends LanguageModel {
  close(): Promise<void>;
}

/** Any server that speaks OpenAI's chat completions; one attempt per question, failover is the caller's. */
export function createOpenAiCompatible(options: OpenAiCompatibleOptions): OpenAiCompatibleModel {
  const agent = new Agent({ connect: options.connect ?? { timeout: CONNECT_TIMEOUT_MS } });
  return {
    async converse(request, llm) {
      return streamReply<Chunk>(
        {
          ...options,
          provider: 'openai-compatible',
          send: fromIterable((signal) => ask({ options, agent, signal }, request)),
          add: addChunk,
          toError: toOpenAiError,
        },
        llm,
      );
    },
    close: () => agent.destroy(),
  };
}

interface Asking {
  options: OpenAiCompatibleOptions;
  agent: Agent;
  signal: AbortSignal;
}

async function ask({ options, agent, signal }: Asking, request: LlmRequest): Promise<AsyncIterable<Chunk>> {
  const { baseUrl, apiKey, modelId } = options;
  const { statusCode, body } = await sendRequest(`${baseUrl}/chat/completions`, {
    method: 'POST',
    dispatcher: agent,
    signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(toChatRequest(modelId, request)),
  });
  if (statusCode !== 200) throw toRefusal(statusCode, await body.text());
  return readChunks(body);
}

/** The pieces of a reply, in whatever pieces their bytes come. */
async function* readChunks(body: AsyncIterable<unknown>): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder();
  let ready: string[] = [];
  let waiting = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      waiting = 0;
      ready.push(data);
    },
  });
  for await (const bytes of body) {
    if (!(bytes instanceof Uint8Array)) continue;
    waiting += bytes.length;
    parser.feed(decoder.decode(bytes, { stream: true }));
    if (waiting > MAX_EVENT_CHARACTERS)
      throw openAiError('PROVIDER_PROTOCOL', 'the model’s server sent an event without end');
    const events = ready;
    ready = [];
    for (const data of events) if (data !== DONE) yield parseChunk(data);
  }
}

function parseChunk(data: string): Chunk {
  const parsed = chunkSchema.safeParse(parseJson(data));
  if (parsed.success) return parsed.data;
  throw openAiError('PROVIDER_PROTOCOL', 'the model’s server sent a piece that cannot be read', parsed.error);
}
