import { z } from 'zod';
import { ProviderError } from '../../provider-error.ts';
import { retry } from '../../retry.ts';
import type {
  AvailableNumber,
  NumberKind,
  NumberPrice,
  NumberRouting,
  NumberStock,
  OwnedNumber,
  WantedNumber,
} from '../port.ts';
import { ask, askPrice, post, type RestAnswer, refusal, type TwilioRest } from './rest.ts';

const MOST_OWNED = 1000;
const MOST_FOUND = 20;

/** Twilio: subresources of AvailablePhoneNumbers, and `number_type` of the Pricing API. */
const KINDS: Readonly<Record<NumberKind, { resource: string; priced: string }>> = {
  local: { resource: 'Local', priced: 'local' },
  mobile: { resource: 'Mobile', priced: 'mobile' },
  tollFree: { resource: 'TollFree', priced: 'toll free' },
};

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Twilio: IncomingPhoneNumber resource. */
const ownedSchema = z
  .object({
    sid: z.string().regex(/^PN[0-9a-f]{32}$/i),
    phone_number: z.string(),
    friendly_name: text,
    capabilities: z.object({ voice: z.boolean().optional() }).nullish(),
    voice_url: text,
    voice_method: text,
    voice_fallback_url: text,
    voice_fallback_method: text,
    status_callback: text,
    status_callback_method: text,
    voice_application_sid: text,
    trunk_sid: text,
  })
  .transform(
    (row): OwnedNumber => ({
      id: row.sid,
      e164: row.phone_number,
      label: row.friendly_name,
      takesCalls: row.capabilities?.voice !== false,
      routing: {
        voiceUrl: posted(row.voice_url, row.voice_method),
        fallbackUrl: posted(row.voice_fallback_url, row.voice_fallback_method),
        statusUrl: posted(row.status_callback, row.status_callback_method),
      },
      overriddenBy: row.trunk_sid !== '' ? 'trunk' : row.voice_application_sid !== '' ? 'application' : null,
    }),
  );

/** We answer POST alone; POST is also what Twilio does when nobody has said (Twilio: `VoiceMethod`). */
function posted(url: string, method: string): string {
  return method.toUpperCase() === 'GET' ? '' : url;
}

const ownedListSchema = z.object({ incoming_phone_numbers: z.array(ownedSchema) });

/** Twilio: AvailablePhoneNumber resources. */
const availableListSchema = z.object({
  available_phone_numbers: z.array(
    z.object({ phone_number: z.string(), locality: text, region: text, address_requirements: text }).transform(
      (row): AvailableNumber => ({
        e164: row.phone_number,
        place: [row.locality, row.region].filter((part) => part !== '').join(', '),
        needsAddress: row.address_requirements !== '' && row.address_requirements !== 'none',
      }),
    ),
  ),
});

/** Twilio: Pricing API, phone numbers of a country; prices are strings there and numbers in some of its own clients. */
const pricesSchema = z.object({
  phone_number_prices: z.array(
    z.object({ number_type: z.string(), current_price: z.union([z.string(), z.number()]).transform(String) }),
  ),
  price_unit: z.string().transform((unit) => unit.toUpperCase()),
});

export function createNumberStock(twilio: TwilioRest): NumberStock {
  const stock: NumberStock = {
    listOwned: () => listOwned(twilio, {}),
    findOwned: async (e164) => (await listOwned(twilio, { PhoneNumber: e164 })).find((owned) => owned.e164 === e164),
    search: (wanted) => search(twilio, wanted),
    findPrice: (wanted) => findPrice(twilio, wanted),
    buy: (e164, routing) => buy(twilio, stock, { e164, routing }),
    route: (id, routing) => route(twilio, id, routing),
  };
  return stock;
}

function listOwned(twilio: TwilioRest, filter: Readonly<Record<string, string>>): Promise<OwnedNumber[]> {
  const path = `/IncomingPhoneNumbers.json?${new URLSearchParams({ ...filter, PageSize: String(MOST_OWNED) })}`;
  return again(twilio, async () => {
    const { incoming_phone_numbers: owned } = read(ownedListSchema, await ask(twilio, path));
    return owned.toSorted((one, other) => (one.e164 < other.e164 ? -1 : 1));
  });
}

function search(twilio: TwilioRest, { country, kind, contains }: WantedNumber): Promise<AvailableNumber[]> {
  const query = new URLSearchParams({ VoiceEnabled: 'true', PageSize: String(MOST_FOUND) });
  if (contains !== undefined && contains !== '') query.set('Contains', contains);
  const path = `/AvailablePhoneNumbers/${encodeURIComponent(country)}/${KINDS[kind].resource}.json?${query}`;
  return again(twilio, async () => {
    const answer = await ask(twilio, path);
    // Twilio has no numbers of this kind there.
    if (answer.status === 404) return [];
    return read(availableListSchema, answer).available_phone_numbers.slice(0, MOST_FOUND);
  });
}

function findPrice(
  twilio: TwilioRest,
  { country, kind }: Pick<WantedNumber, 'country' | 'kind'>,
): Promise<NumberPrice | undefined> {
  return again(twilio, async () => {
    const answer = await askPrice(twilio, `/PhoneNumbers/Countries/${encodeURIComponent(country)}`);
    if (answer.status === 404) return undefined;
    const { phone_number_prices: prices, price_unit: currency } = read(pricesSchema, answer);
    const price = prices.find(({ number_type }) => number_type === KINDS[kind].priced);
    return price && { monthly: price.current_price, currency };
  });
}

async function buy(
  twilio: TwilioRest,
  stock: Pick<NumberStock, 'findOwned'>,
  { e164, routing }: { e164: string; routing: NumberRouting },
): Promise<OwnedNumber> {
  const already = await stock.findOwned(e164);
  if (already !== undefined) return already;
  try {
    const form = new URLSearchParams({ PhoneNumber: e164, ...toForm(routing) });
    return read(ownedSchema, await post(twilio, '/IncomingPhoneNumbers.json', form));
  } catch (error) {
    // It may have been bought all the same: only the account knows.
    const bought = await stock.findOwned(e164).catch(() => undefined);
    if (bought !== undefined) return bought;
    throw error;
  }
}

/** Safe to repeat: it says how things are to be. */
function route(twilio: TwilioRest, id: string, routing: NumberRouting): Promise<OwnedNumber> {
  const path = `/IncomingPhoneNumbers/${encodeURIComponent(id)}.json`;
  // With one of these Twilio asks no address of the number's own.
  const form = { ...toForm(routing), VoiceApplicationSid: '', TrunkSid: '' };
  return again(twilio, async () => read(ownedSchema, await post(twilio, path, new URLSearchParams(form))));
}

function toForm({ voiceUrl, fallbackUrl, statusUrl }: NumberRouting): Record<string, string> {
  return {
    VoiceUrl: voiceUrl,
    VoiceMethod: 'POST',
    VoiceFallbackUrl: fallbackUrl,
    VoiceFallbackMethod: 'POST',
    StatusCallback: statusUrl,
    StatusCallbackMethod: 'POST',
  };
}

function again<Value>({ clock }: TwilioRest, once: () => Promise<Value>): Promise<Value> {
  return retry(once, { clock, signal: new AbortController().signal });
}

/** @throws ProviderError for a refusal, and for what Twilio does not answer */
function read<Schema extends z.ZodType>(schema: Schema, answer: RestAnswer): z.output<Schema> {
  if (answer.status >= 300) throw refusal(answer);
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new ProviderError('Twilio answered something else', {
    code: 'PROVIDER_PROTOCOL',
    provider: 'twilio',
    cause: parsed.error,
  });
}
