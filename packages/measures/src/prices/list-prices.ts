import type { PriceTable, UsagePrice } from './usage-price.ts';

/** A price that a vendor asks of everybody, as it was publicly known on a day. In US dollars. */
export interface ListPrice extends UsagePrice {
  readonly vendor: string;
  /** Where the vendor says what it asks. */
  readonly page: string;
  /** When it was noted, `YYYY-MM-DD`. */
  readonly noted: string;
}

const NOTED = '2026-11-27';
/** Before anything was ever used. */
const ALWAYS = '2020-01-01';

const twilio = { vendor: 'Twilio', page: 'https://www.twilio.com/en-us/voice/pricing/us', noted: NOTED };
const twilioMessages = { vendor: 'Twilio', page: 'https://www.twilio.com/en-us/sms/pricing/us', noted: NOTED };
const deepgram = { vendor: 'Deepgram', page: 'https://deepgram.com/pricing', noted: NOTED };
const amazonSpeech = { vendor: 'Amazon Transcribe', page: 'https://aws.amazon.com/transcribe/pricing/', noted: NOTED };
const polly = { vendor: 'Amazon Polly', page: 'https://aws.amazon.com/polly/pricing/', noted: NOTED };
const anthropic = { vendor: 'Anthropic', page: 'https://claude.com/pricing#api', noted: NOTED };
const bedrock = { vendor: 'Amazon Bedrock', page: 'https://aws.amazon.com/bedrock/pricing/', noted: NOTED };

/**
 * What installations begin with; a workspace's own prices go before. Only ever added to: a vendor's new price is a row with the day from
 * which it counts, so that months that are over keep theirs. What is missing here has no price until somebody gives it one.
 */
export const LIST_PRICES: readonly ListPrice[] = [
  // A call that comes in on a local number of the United States (0.0085), and its media stream (0.004).
  { ...twilio, unit: 'callMs', source: 'twilio', micros: 12_500, validFrom: ALWAYS },
  { ...twilioMessages, unit: 'messages', source: 'twilio', micros: 8_300, validFrom: ALWAYS },
  { ...deepgram, unit: 'recognisedMs', source: 'deepgram-stt', micros: 7_700, validFrom: ALWAYS },
  { ...deepgram, unit: 'spokenCharacters', source: 'deepgram-tts', micros: 30_000, validFrom: ALWAYS },
  { ...amazonSpeech, unit: 'recognisedMs', source: 'transcribe', micros: 24_000, validFrom: ALWAYS },
  { ...polly, unit: 'spokenCharacters', source: 'polly', micros: 16_000, validFrom: ALWAYS },
  ...model(anthropic, { source: 'claude-haiku-4-5', in: 1_000_000, out: 5_000_000 }),
  ...model(anthropic, { source: 'claude-sonnet-4', in: 3_000_000, out: 15_000_000 }),
  ...model(bedrock, { source: 'amazon.nova-micro', in: 35_000, out: 140_000 }),
  ...model(bedrock, { source: 'amazon.nova-lite', in: 60_000, out: 240_000 }),
  ...model(bedrock, { source: 'amazon.nova-pro', in: 800_000, out: 3_200_000 }),
];

/** Millionths of a dollar for a million tokens, those that go in and those that come back. */
function model(
  about: Pick<ListPrice, 'vendor' | 'page' | 'noted'>,
  { source, ...micros }: { source: string; in: number; out: number },
): ListPrice[] {
  return [
    { ...about, unit: 'inputTokens', source, micros: micros.in, validFrom: ALWAYS },
    { ...about, unit: 'outputTokens', source, micros: micros.out, validFrom: ALWAYS },
  ];
}

/** What a workspace reckons with: its own prices, and the list's in its currency. `dollarMicros`: millionths of it for a dollar. */
export function priceTable(own: readonly UsagePrice[], dollarMicros: number): PriceTable {
  const list = LIST_PRICES.map(({ unit, source, micros, validFrom }) => ({
    unit,
    source,
    micros: (micros * dollarMicros) / 1_000_000,
    validFrom,
  }));
  return { own, list };
}
