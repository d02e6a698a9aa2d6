import type { Clock } from '@aybiza/foundation/clock';
import { equip } from '@aybiza/providers/accounts/equip';
import { installedStock } from '@aybiza/providers/accounts/installed-stock';
import { type Patience, Shelf } from '@aybiza/providers/accounts/shelf';
import { createTelephone } from '@aybiza/providers/accounts/telephone';
import type { CircuitReport } from '@aybiza/providers/circuit-breaker';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { SpeechToText } from '@aybiza/providers/stt/port';
import type { CallInstructions, ReachedAt, RequestVerifier, TelephoneCompany } from '@aybiza/providers/telephony/port';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import type { TextToSpeech } from '@aybiza/providers/tts/port';
import { listOf, type VoiceEnv } from './env.ts';

/** The outside world of an installation, behind ports. Workspaces may have accounts of their own: see `accounts/`. */
export interface Vendors {
  readonly stt: SpeechToText;
  readonly tts: TextToSpeech;
  readonly llm: LanguageModel;
  /** Who hears and speaks first, by name. */
  readonly names: { readonly stt: string; readonly tts: string };
  readonly embedder: Embedder | undefined;
  /** What workspaces without accounts of their own use. */
  readonly shelf: Shelf;
  readonly instructions: CallInstructions;
  /** The installation's telephone: its signature, and its account; null without one. */
  readonly telephone: {
    verifier(at: ReachedAt): RequestVerifier;
    readonly telephony: (() => Promise<TelephoneCompany>) | null;
  };
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
  | 'DEEPGRAM_REGION'
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
> &
  Partial<Pick<VoiceEnv, 'PRACTICE_PARTS'>>;

/** What the environment chooses. Who stands behind another is loaded only where somebody does. */
export async function createVendors(env: VendorEnv, clock: Clock): Promise<Vendors> {
  const shelf = new Shelf(installedStock(env), clock, patienceWith(env));
  const { stt, tts, llm, vendors: names, embedder } = await equip({ clock, installation: shelf });
  const telephone = telephoneOf(env, clock);
  return {
    stt,
    tts,
    llm,
    names,
    embedder,
    shelf,
    instructions: twiml,
    telephone: {
      verifier: (at) => telephone.verifier(at),
      telephony: env.TWILIO_ACCOUNT_SID === undefined ? null : () => telephone.open(),
    },
    warm: () => shelf.warm(),
    circuits: () => shelf.circuits(),
    close: async () => void (await Promise.all([shelf.close(), telephone.close()])),
  };
}

/** A practice voice computes on this machine, beside everything else: the voice behind it would not be there any sooner. */
function patienceWith({ PRACTICE_PARTS: parts = '' }: VendorEnv): Patience {
  return listOf(parts).includes('tts') ? { firstByteMs: 1_500 } : {};
}

function telephoneOf(env: VendorEnv, clock: Clock) {
  const { TWILIO_ACCOUNT_SID: accountSid = '', TWILIO_API_KEY: id, TWILIO_API_SECRET: secret } = env;
  return createTelephone({
    clock,
    accountSid,
    authTokens: env.TWILIO_AUTH_TOKEN.split(',').map((token) => token.trim()),
    apiKey: id === undefined || secret === undefined ? undefined : { id, secret },
    baseUrl: env.TWILIO_API_URL,
  });
}
