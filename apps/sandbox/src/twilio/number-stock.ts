import { newSid } from './new-sid.ts';

/** Fictitious numbers of a country, and what they cost: only such as regulators set aside for dramas and examples. */
interface Country {
  readonly name: string;
  readonly currency: string;
  readonly kinds: Readonly<Record<string, Kind>>;
}

interface Kind {
  /** What all numbers begin with; two digits follow. */
  readonly prefix: string;
  readonly place: string;
  readonly monthly: string;
  readonly needs?: 'any' | 'local';
}

const COUNTRIES: Readonly<Record<string, Country>> = {
  GB: {
    name: 'United Kingdom',
    currency: 'GBP',
    kinds: {
      Local: { prefix: '+4420794602', place: 'London', monthly: '1.00' },
      Mobile: { prefix: '+4477009001', place: '', monthly: '1.00' },
      TollFree: { prefix: '+4480815701', place: '', monthly: '1.75' },
    },
  },
  US: {
    name: 'United States',
    currency: 'USD',
    kinds: {
      Local: { prefix: '+141555501', place: 'San Francisco', monthly: '1.15' },
      TollFree: { prefix: '+180055501', place: '', monthly: '2.15' },
    },
  },
  DE: {
    name: 'Germany',
    currency: 'EUR',
    kinds: { Local: { prefix: '+493023125', place: 'Berlin', monthly: '1.00', needs: 'local' } },
  },
};

/** Twilio: `number_type` of the Pricing API. */
const PRICED: Readonly<Record<string, string>> = { Local: 'local', Mobile: 'mobile', TollFree: 'toll free' };

/** What an account has from the beginning. */
const OWNED_FROM_THE_BEGINNING = [
  { e164: '+442079460200', friendlyName: 'Front desk' },
  { e164: '+442079460201', friendlyName: 'Second line' },
];
const NUMBERS_OF_A_KIND = 60;

/** Twilio: the fields of an IncomingPhoneNumber that one may set, by their names in forms. */
export const ROUTING_FIELDS = {
  FriendlyName: 'friendly_name',
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  VoiceApplicationSid: 'voice_application_sid',
  TrunkSid: 'trunk_sid',
} as const;

export interface OwnedNumber {
  readonly sid: string;
  readonly e164: string;
  readonly boughtAt: number;
  updatedAt: number;
  /** By the names of the REST interface. */
  readonly fields: Map<string, string>;
}

export interface AvailableNumber {
  readonly e164: string;
  readonly country: string;
  readonly place: string;
  readonly needs: string;
}

/** The numbers of all accounts of a sandbox, and those that can be bought. */
export class NumberStock {
  readonly #owned = new Map<string, OwnedNumber[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  list(accountSid: string): readonly OwnedNumber[] {
    const known = this.#owned.get(accountSid);
    if (known !== undefined) return known;
    const first = OWNED_FROM_THE_BEGINNING.map(({ e164, friendlyName }) => this.#make(e164, friendlyName));
    this.#owned.set(accountSid, first);
    return first;
  }

  /** Undefined for a country or a kind that is not sold. */
  find(country: string, kind: string): AvailableNumber[] | undefined {
    const sold = COUNTRIES[country]?.kinds[kind];
    if (sold === undefined) return undefined;
    const taken = new Set([...this.#owned.values()].flat().map(({ e164 }) => e164));
    return Array.from(
      { length: NUMBERS_OF_A_KIND },
      (_, index) => `${sold.prefix}${String(index + 10).padStart(2, '0')}`,
    )
      .filter((e164) => !taken.has(e164))
      .map((e164) => ({ e164, country, place: sold.place, needs: sold.needs ?? 'none' }));
  }

  prices(country: string) {
    const known = COUNTRIES[country];
    return (
      known && {
        name: known.name,
        currency: known.currency,
        prices: Object.entries(known.kinds).map(([kind, { monthly }]) => ({ kind: PRICED[kind] ?? kind, monthly })),
      }
    );
  }

  /** Undefined when nobody sells it; `needs` says what is missing. */
  buy(accountSid: string, e164: string): OwnedNumber | 'needsAddress' | undefined {
    const offers = Object.keys(COUNTRIES).flatMap((country) =>
      Object.keys(PRICED).flatMap((kind) => this.find(country, kind) ?? []),
    );
    const offer = offers.find((one) => one.e164 === e164);
    if (offer === undefined) return undefined;
    if (offer.needs !== 'none') return 'needsAddress';
    const bought = this.#make(e164, e164);
    this.#owned.set(accountSid, [...this.list(accountSid), bought]);
    return bought;
  }

  /** Changes what the form names, and nothing else. */
  change(number: OwnedNumber, form: URLSearchParams): void {
    for (const [name, field] of Object.entries(ROUTING_FIELDS)) {
      const value = form.get(name);
      if (value !== null) number.fields.set(field, value);
    }
    number.updatedAt = this.#now();
  }

  #make(e164: string, friendlyName: string): OwnedNumber {
    const now = this.#now();
    const fields = new Map([['friendly_name', friendlyName]]);
    return { sid: newSid('PN'), e164, boughtAt: now, updatedAt: now, fields };
  }
}
