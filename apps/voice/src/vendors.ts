import type { Clock } from '@aybiza/foundation/clock';
import { CircuitBreaker, type CircuitReport } from '@aybiza/providers/circuit-breaker';
import { createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import { createLlmFailover } from '@aybiza/providers/llm/failover';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import { createDeepgramFlux } from '@aybiza/providers/stt/deepgram/flux';
import { createSttFailover } from '@aybiza/providers/stt/failover';
import type { SpeechToText } from '@aybiza/providers/stt/port';
import { createTranscribe } from '@aybiza/providers/stt/transcribe/transcribe';
import type { CallInstructions, RequestVerifier } from '@aybiza/providers/telephony/port';
import { createTwilio } from '@aybiza/providers/telephony/twilio/twilio';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { createTwilioVerifier } from '@aybiza/providers/telephony/twilio/verify-request';
import { createDeepgramSpeak } from '@aybiza/providers/tts/deepgram/speak';
import { createTtsFailover } from '@aybiza/providers/tts/failover';
import { createPolly } from '@aybiza/providers/tts/polly/polly';
import type { TextToSpeech } from '@aybiza/providers/tts/port';
import type { VoiceEnv } from './env.ts';

/** The outside world of an installation, behind ports. */
export interface Vendors {
  readonly stt: SpeechToText;
  readonly tts: TextToSpeech;
  readonly llm: LanguageModel;
  readonly instructions: CallInstructions;
  /** Sends a text message. Rejects when there is no telephone account, or it refuses. */
  sendMessage(message: { to: string; from: string; text: string }): Promise<void>;
  createVerifier(publicUrl: string): RequestVerifier;
  /** How those do that have somebody behind them, or are behind somebody; empty where nobody is. */
  circuits(): readonly CircuitReport[];
  close(): Promise<void>;
}

/** The variables that choose vendors. */
export type VendorEnv = Pick<
  VoiceEnv,
  | 'DEEPGRAM_API_KEY'
  | 'DEEPGRAM_URL'
  | 'BEDROCK_MODEL_ID'
  | 'BEDROCK_FALLBACK_MODEL_ID'
  | 'AWS_REGION'
  | 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME'
  | 'SPEECH_FALLBACK'
  | 'AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING'
  | 'AWS_ENDPOINT_URL_POLLY'
  | 'TWILIO_AUTH_TOKEN'
  | 'TWILIO_ACCOUNT_SID'
  | 'TWILIO_API_KEY'
  | 'TWILIO_API_SECRET'
  | 'TWILIO_API_URL'
>;

/** The only place where the voice app chooses vendors. */
export function createVendors(env: VendorEnv, clock: Clock): Vendors {
  const equipment = new Equipment(clock);
  const stt = createStt(env, equipment);
  const tts = createTts(env, equipment);
  const llm = createLlm(env, equipment);
  const authTokens = env.TWILIO_AUTH_TOKEN.split(',').map((token) => token.trim());
  const telephony =
    env.TWILIO_ACCOUNT_SID === undefined
      ? undefined
      : createTwilio({
          clock,
          accountSid: env.TWILIO_ACCOUNT_SID,
          username: env.TWILIO_API_KEY ?? env.TWILIO_ACCOUNT_SID,
          password: env.TWILIO_API_SECRET ?? authTokens[0] ?? '',
          baseUrl: env.TWILIO_API_URL,
        });
  return {
    stt,
    tts,
    llm,
    instructions: twiml,
    async sendMessage(message) {
      if (telephony === undefined) throw new Error('TWILIO_ACCOUNT_SID is not set: no message can be sent.');
      await telephony.sendMessage(message);
    },
    createVerifier: (publicUrl) => createTwilioVerifier({ authTokens, publicUrl }),
    circuits: () => equipment.breakers.map((breaker) => breaker.report()),
    async close() {
      equipment.close();
      await telephony?.close();
    },
  };
}

/** What is made once for a process: breakers, and connections that are kept. */
class Equipment {
  readonly clock: Clock;
  readonly breakers: CircuitBreaker[] = [];
  readonly #closes: (() => void)[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
  }

  breaker(name: string): CircuitBreaker {
    const breaker = new CircuitBreaker({ clock: this.clock, name });
    this.breakers.push(breaker);
    return breaker;
  }

  closing<Vendor extends { close(): void }>(vendor: Vendor): Vendor {
    this.#closes.push(() => vendor.close());
    return vendor;
  }

  close(): void {
    for (const close of this.#closes) close();
  }
}

function createStt(env: VendorEnv, equipment: Equipment): SpeechToText {
  const { clock } = equipment;
  const flux = createDeepgramFlux({ apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_URL, clock });
  const endpoint = env.AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING;
  if (env.SPEECH_FALLBACK !== 'aws' && endpoint === undefined) return flux;
  const transcribe = equipment.closing(createTranscribe({ clock, region: env.AWS_REGION, ...at(endpoint) }));
  return createSttFailover({
    clock,
    first: { stt: flux, breaker: equipment.breaker('deepgram-stt') },
    second: { stt: transcribe, breaker: equipment.breaker('transcribe') },
  });
}

function createTts(env: VendorEnv, equipment: Equipment): TextToSpeech {
  const { clock } = equipment;
  const aura = createDeepgramSpeak({ apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_URL, clock });
  const endpoint = env.AWS_ENDPOINT_URL_POLLY;
  if (env.SPEECH_FALLBACK !== 'aws' && endpoint === undefined) return aura;
  const polly = equipment.closing(createPolly({ clock, region: env.AWS_REGION, ...at(endpoint) }));
  return createTtsFailover({
    clock,
    first: { tts: aura, breaker: equipment.breaker('deepgram-tts') },
    second: { tts: polly, breaker: equipment.breaker('polly') },
  });
}

function createLlm(env: VendorEnv, equipment: Equipment): LanguageModel {
  const { clock } = equipment;
  const endpoint = env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
  const bedrock = (modelId: string) =>
    equipment.closing(createBedrock({ clock, region: env.AWS_REGION, modelId, ...at(endpoint) }));
  const first = bedrock(env.BEDROCK_MODEL_ID);
  if (env.BEDROCK_FALLBACK_MODEL_ID === undefined) return first;
  return createLlmFailover({
    clock,
    first: { llm: first, breaker: equipment.breaker('bedrock') },
    second: { llm: bedrock(env.BEDROCK_FALLBACK_MODEL_ID), breaker: equipment.breaker('bedrock-fallback') },
  });
}

function at(endpoint: string | undefined): { endpoint?: string } {
  return endpoint === undefined ? {} : { endpoint };
}
