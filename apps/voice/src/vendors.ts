import type { Clock } from '@aybiza/foundation/clock';
import { CircuitBreaker, type CircuitReport } from '@aybiza/providers/circuit-breaker';
import { type BedrockModel, createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import { createLlmFailover } from '@aybiza/providers/llm/failover';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import { createDeepgramFlux } from '@aybiza/providers/stt/deepgram/flux';
import { createSttFailover } from '@aybiza/providers/stt/failover';
import type { SpeechToText } from '@aybiza/providers/stt/port';
import type { CallInstructions, CallUpdateOutcome, RequestVerifier, Telephony } from '@aybiza/providers/telephony/port';
import type { TwilioTelephony } from '@aybiza/providers/telephony/twilio/twilio';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { createTwilioVerifier } from '@aybiza/providers/telephony/twilio/verify-request';
import { createDeepgramSpeak } from '@aybiza/providers/tts/deepgram/speak';
import { createTtsFailover } from '@aybiza/providers/tts/failover';
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
  /** Has a call run other instructions; null when there is no telephone account. */
  readonly redirectCall: ((callSid: string, document: string) => Promise<CallUpdateOutcome>) | null;
  /** Places a call; null when there is no telephone account. */
  readonly placeCall: Telephony['placeCall'] | null;
  createVerifier(publicUrl: string): RequestVerifier;
  /** Loads and connects what the first call would wait for; once the process listens. Never rejects. */
  warm(): Promise<void>;
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
  | 'BEDROCK_TRANSPORT'
  | 'SPEECH_FALLBACK'
  | 'AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING'
  | 'AWS_ENDPOINT_URL_POLLY'
  | 'TWILIO_AUTH_TOKEN'
  | 'TWILIO_ACCOUNT_SID'
  | 'TWILIO_API_KEY'
  | 'TWILIO_API_SECRET'
  | 'TWILIO_API_URL'
>;

/** The only place where the voice app chooses vendors. Who stands behind another is loaded only where somebody does. */
export async function createVendors(env: VendorEnv, clock: Clock): Promise<Vendors> {
  const equipment = new Equipment(clock);
  const models = modelsOf(env, equipment);
  const [stt, tts] = await Promise.all([createStt(env, equipment), createTts(env, equipment)]);
  const authTokens = env.TWILIO_AUTH_TOKEN.split(',').map((token) => token.trim());
  const telephony = openTelephony(env, { clock, authToken: authTokens[0] ?? '' });
  return {
    stt,
    tts,
    llm: createLlm(models, equipment),
    instructions: twiml,
    async sendMessage(message) {
      if (telephony === null) throw new Error('TWILIO_ACCOUNT_SID is not set: no message can be sent.');
      await (await telephony.open()).sendMessage(message);
    },
    redirectCall:
      telephony === null ? null : async (callSid, document) => (await telephony.open()).redirect(callSid, document),
    placeCall: telephony === null ? null : async (call) => (await telephony.open()).placeCall(call),
    warm: async () => void (await Promise.all(models.map((model) => model?.warm()))),
    createVerifier: (publicUrl) => createTwilioVerifier({ authTokens, publicUrl }),
    circuits: () => equipment.breakers.map((breaker) => breaker.report()),
    async close() {
      equipment.close();
      await telephony?.close();
    },
  };
}

/** The account's client, loaded with its first use: its HTTP client takes longer than listening needs. Null without an account. */
function openTelephony(
  env: VendorEnv,
  { clock, authToken }: { clock: Clock; authToken: string },
): { open(): Promise<TwilioTelephony>; close(): Promise<void> } | null {
  const { TWILIO_ACCOUNT_SID: accountSid } = env;
  if (accountSid === undefined) return null;
  let opened: Promise<TwilioTelephony> | undefined;
  const open = async () => {
    const { createTwilio } = await import('@aybiza/providers/telephony/twilio/twilio');
    return createTwilio({
      clock,
      accountSid,
      username: env.TWILIO_API_KEY ?? accountSid,
      password: env.TWILIO_API_SECRET ?? authToken,
      baseUrl: env.TWILIO_API_URL,
    });
  };
  return {
    open: () => (opened ??= open()),
    close: async () => (await opened)?.close(),
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

async function createStt(env: VendorEnv, equipment: Equipment): Promise<SpeechToText> {
  const { clock } = equipment;
  const flux = createDeepgramFlux({ apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_URL, clock });
  const endpoint = env.AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING;
  if (env.SPEECH_FALLBACK !== 'aws' && endpoint === undefined) return flux;
  const { createTranscribe } = await import('@aybiza/providers/stt/transcribe/transcribe');
  const transcribe = equipment.closing(createTranscribe({ clock, region: env.AWS_REGION, ...at(endpoint) }));
  return createSttFailover({
    clock,
    first: { stt: flux, breaker: equipment.breaker('deepgram-stt') },
    second: { stt: transcribe, breaker: equipment.breaker('transcribe') },
  });
}

async function createTts(env: VendorEnv, equipment: Equipment): Promise<TextToSpeech> {
  const { clock } = equipment;
  const aura = createDeepgramSpeak({ apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_URL, clock });
  const endpoint = env.AWS_ENDPOINT_URL_POLLY;
  if (env.SPEECH_FALLBACK !== 'aws' && endpoint === undefined) return aura;
  const { createPolly } = await import('@aybiza/providers/tts/polly/polly');
  const polly = equipment.closing(createPolly({ clock, region: env.AWS_REGION, ...at(endpoint) }));
  return createTtsFailover({
    clock,
    first: { tts: aura, breaker: equipment.breaker('deepgram-tts') },
    second: { tts: polly, breaker: equipment.breaker('polly') },
  });
}

type Models = readonly [first: BedrockModel, second?: BedrockModel];

function modelsOf(env: VendorEnv, equipment: Equipment): Models {
  const { BEDROCK_MODEL_ID, BEDROCK_FALLBACK_MODEL_ID, BEDROCK_TRANSPORT: transport } = env;
  const bedrock = (modelId: string) =>
    equipment.closing(
      createBedrock({
        clock: equipment.clock,
        region: env.AWS_REGION,
        modelId,
        transport,
        ...at(env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME),
      }),
    );
  const first = bedrock(BEDROCK_MODEL_ID);
  return BEDROCK_FALLBACK_MODEL_ID === undefined ? [first] : [first, bedrock(BEDROCK_FALLBACK_MODEL_ID)];
}

function createLlm([first, second]: Models, equipment: Equipment): LanguageModel {
  if (second === undefined) return first;
  return createLlmFailover({
    clock: equipment.clock,
    first: { llm: first, breaker: equipment.breaker('bedrock') },
    second: { llm: second, breaker: equipment.breaker('bedrock-fallback') },
  });
}

function at(endpoint: string | undefined): { endpoint?: string } {
  return endpoint === undefined ? {} : { endpoint };
}
