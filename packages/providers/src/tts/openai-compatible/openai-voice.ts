import type { Clock } from '@aybiza/foundation/clock';
import { Agent, type buildConnector, request as sendRequest } from 'undici';
import { Resampler } from '../../audio/resampler.ts';
import { toOpenAiError, toRefusal } from '../../openai-compatible/openai-error.ts';
import type { TextToSpeech, TtsOptions } from '../port.ts';
import { RequestStream, type RequestVoice } from '../request-stream.ts';
import { WholeSamples } from '../whole-samples.ts';
import { rateOf } from './sound-type.ts';

const CONNECT_TIMEOUT_MS = 1500;
/** The service takes 4096 characters (OpenAI: createSpeech, `input`). */
const MAX_CHARACTERS_AT_ONCE = 4000;
/** Names of Deepgram's and Amazon's voices, which agents may still have. */
const FOREIGN_VOICE = /^(aura-|[A-Z][a-z]+$)/;

export interface OpenAiVoiceOptions extends Pick<RequestVoice, 'firstByteMs' | 'stallMs'> {
  clock: Clock;
  /** Up to and without `/audio/speech`, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  modelId: string;
  /** Speaks where an agent names no voice of this service. */
  voice: string;
  /** Left out for a server of one's own that asks for none. */
  apiKey?: string | undefined;
  /** How it connects: guarded, where a user has given the address. Default directly. */
  connect?: buildConnector.connector;
}

/** A voice with connections to let go of. */
export interface OpenAiVoice extends TextToSpeech {
  close(): Promise<void>;
}

/** Any server that speaks by OpenAI's `audio/speech`: one request for what waits of a speech, streamed as 16-bit samples. */
export function createOpenAiVoice(options: OpenAiVoiceOptions): OpenAiVoice {
  const agent = new Agent({ connect: options.connect ?? { timeout: CONNECT_TIMEOUT_MS } });
  const voice: RequestVoice = {
    ...options,
    provider: 'openai-compatible',
    maxCharacters: MAX_CHARACTERS_AT_ONCE,
    synthesise: (text, tts, signal) => synthesise({ ...options, agent }, { text, tts, signal }),
    toError: toOpenAiError,
  };
  return { open: (tts) => new RequestStream(tts, voice), close: () => agent.destroy() };
}

async function* synthesise(
  { baseUrl, modelId, apiKey, agent, ...own }: OpenAiVoiceOptions & { agent: Agent },
  { text, tts, signal }: { text: string; tts: TtsOptions; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const voice = FOREIGN_VOICE.test(tts.voice) ? own.voice : tts.voice;
  const { statusCode, headers, body } = await sendRequest(`${baseUrl}/audio/speech`, {
    method: 'POST',
    dispatcher: agent,
    signal,
    headers: {
      'content-type': 'application/json',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify({ model: modelId, input: text, voice, response_format: 'pcm' }),
  });
  if (statusCode !== 200) throw toRefusal(statusCode, await body.text());
  const rateHz = rateOf(String(headers['content-type'] ?? ''));
  const samples = new WholeSamples(2);
  const resampler = new Resampler(rateHz, tts.sampleRateHz);
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    const whole = samples.add(chunk);
    if (whole.length > 0) yield toBytes(resampler.add(new Int16Array(new Uint8Array(whole).buffer)));
  }
  yield toBytes(resampler.end());
}

function toBytes({ buffer, byteOffset, byteLength }: Int16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
