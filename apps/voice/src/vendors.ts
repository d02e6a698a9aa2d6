import type { Clock } from '@aybiza/foundation/clock';
import { createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import { createDeepgramFlux } from '@aybiza/providers/stt/deepgram/flux';
import type { SpeechToText } from '@aybiza/providers/stt/port';
import type { CallInstructions, CallUpdateOutcome, RequestVerifier } from '@aybiza/providers/telephony/port';
import type { TwilioTelephony } from '@aybiza/providers/telephony/twilio/twilio';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { createTwilioVerifier } from '@aybiza/providers/telephony/twilio/verify-request';
import { createDeepgramSpeak } from '@aybiza/providers/tts/deepgram/speak';
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
  createVerifier(publicUrl: string): RequestVerifier;
  /** Loads and connects what the first call would wait for; once the process listens. Never rejects. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** The variables that choose vendors. */
export type VendorEnv = Pick<
  VoiceEnv,
  | 'DEEPGRAM_API_KEY'
  | 'DEEPGRAM_URL'
  | 'BEDROCK_MODEL_ID'
  | 'AWS_REGION'
  | 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME'
  | 'BEDROCK_TRANSPORT'
  | 'TWILIO_AUTH_TOKEN'
  | 'TWILIO_ACCOUNT_SID'
  | 'TWILIO_API_KEY'
  | 'TWILIO_API_SECRET'
  | 'TWILIO_API_URL'
>;

/** The only place where the voice app chooses vendors. */
export function createVendors(env: VendorEnv, clock: Clock): Vendors {
  const deepgram = { apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_URL, clock };
  const llm = createBedrock({
    clock,
    region: env.AWS_REGION,
    modelId: env.BEDROCK_MODEL_ID,
    transport: env.BEDROCK_TRANSPORT,
    ...(env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME === undefined ? {} : { endpoint: env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME }),
  });
  const authTokens = env.TWILIO_AUTH_TOKEN.split(',').map((token) => token.trim());
  const telephony = openTelephony(env, { clock, authToken: authTokens[0] ?? '' });
  return {
    stt: createDeepgramFlux(deepgram),
    tts: createDeepgramSpeak(deepgram),
    llm,
    instructions: twiml,
    async sendMessage(message) {
      if (telephony === null) throw new Error('TWILIO_ACCOUNT_SID is not set: no message can be sent.');
      await (await telephony.open()).sendMessage(message);
    },
    redirectCall:
      telephony === null ? null : async (callSid, document) => (await telephony.open()).redirect(callSid, document),
    warm: () => llm.warm(),
    createVerifier: (publicUrl) => createTwilioVerifier({ authTokens, publicUrl }),
    async close() {
      llm.close();
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
