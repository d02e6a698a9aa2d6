import { Readable } from 'node:stream';
import { PollyClient, SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import type { Clock } from '@aybiza/foundation/clock';
import { type AwsAccount, toClientConfig } from '../../aws/aws-account.ts';
import { keepConnections } from '../../aws/kept-connections.ts';
import { toRequestHandler } from '../../aws/request-handler.ts';
import type { TextToSpeech, TtsOptions } from '../port.ts';
import { RequestStream, type RequestVoice } from '../request-stream.ts';
import { pollyError, toPollyError } from './polly-error.ts';
import { toPollyVoice } from './polly-voice.ts';

/** The service takes 3000 billed characters in a request. */
const MAX_CHARACTERS_AT_ONCE = 2500;

export interface PollyOptions extends AwsAccount, Pick<RequestVoice, 'firstByteMs' | 'stallMs'> {
  clock: Clock;
}

/** A voice with connections to let go of. */
export interface PollyTextToSpeech extends TextToSpeech {
  close(): void;
}

/** Amazon Polly: one request for what waits of a speech, over kept connections. */
export function createPolly(options: PollyOptions): PollyTextToSpeech {
  const url = options.endpoint ?? `https://polly.${options.region}.amazonaws.com`;
  const connections = keepConnections(new URL(url));
  const client = new PollyClient({ ...toClientConfig(options), requestHandler: toRequestHandler(connections) });
  const voice: RequestVoice = {
    ...options,
    provider: 'polly',
    maxCharacters: MAX_CHARACTERS_AT_ONCE,
    synthesise: (text, tts, signal) => synthesise(client, { text, tts, signal }),
    toError: toPollyError,
  };
  return {
    open(tts) {
      if (!tts.signal.aborted) void connections.warm(); // never rejects
      return new RequestStream(tts, voice);
    },
    close: () => client.destroy(),
  };
}

/** 16-bit audio, which every region of the service makes. */
async function* synthesise(
  client: PollyClient,
  { text, tts, signal }: { text: string; tts: TtsOptions; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const { id, engine } = toPollyVoice(tts.voice);
  const { AudioStream: audio } = await client.send(
    new SynthesizeSpeechCommand({
      VoiceId: id,
      Engine: engine,
      OutputFormat: 'pcm',
      SampleRate: String(tts.sampleRateHz),
      TextType: 'text',
      Text: text,
    }),
    { abortSignal: signal },
  );
  // Its type also allows what browsers have.
  if (!(audio instanceof Readable)) throw pollyError('PROVIDER_PROTOCOL', 'Polly answered without audio');
  for await (const chunk of audio) if (chunk instanceof Uint8Array) yield chunk;
}
