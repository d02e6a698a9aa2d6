import { toRfc2822 } from './call-fields.ts';
import type { AvailableNumber, NumberStock, OwnedNumber } from './number-stock.ts';
import { RestError, type RestReply } from './rest-reply.ts';
import type { RestRequest } from './rest-request.ts';

const URL_FIELDS = ['VoiceUrl', 'VoiceFallbackUrl', 'StatusCallback'];
const MOST_ON_A_PAGE = 1000;

/** Twilio's REST interface to the numbers of an account; undefined for what is none of it. */
export function answerNumbers(request: RestRequest, stock: NumberStock): RestReply | undefined {
  const { method, path, accountSid, query, form } = request;
  if (path === 'IncomingPhoneNumbers.json' && method === 'GET') return listOwned(request, stock);
  if (path === 'IncomingPhoneNumbers.json' && method === 'POST') return buy(request, stock);
  const [, sid] = /^IncomingPhoneNumbers\/(PN[0-9a-f]{32})\.json$/.exec(path) ?? [];
  if (sid !== undefined) {
    const owned = stock.list(accountSid).find((one) => one.sid === sid);
    if (owned === undefined) throw notFound(path);
    if (method === 'POST') {
      checkUrls(form);
      stock.change(owned, form);
    }
    return { status: 200, body: toOwnedJson(owned, accountSid) };
  }
  const [, country, kind] = /^AvailablePhoneNumbers\/([A-Z]{2})\/(\w+)\.json$/.exec(path) ?? [];
  if (country === undefined || kind === undefined || method !== 'GET') return undefined;
  const digits = (query.get('Contains') ?? '').replaceAll(/\D/g, '');
  const found = stock.find(country, kind)?.filter(({ e164 }) => e164.includes(digits));
  if (found === undefined) throw notFound(path);
  const uri = `/2010-04-01/Accounts/${accountSid}/${path}`;
  const numbers = found.slice(0, pageSizeOf(query)).map(toAvailableJson);
  return { status: 200, body: { available_phone_numbers: numbers, uri } };
}

/** Twilio's Pricing API for the numbers of a country, such as `GB`. */
export function answerPrices(country: string, stock: NumberStock): RestReply {
  const known = stock.prices(country);
  if (known === undefined) throw notFound(`PhoneNumbers/Countries/${country}`);
  const prices = known.prices.map(({ kind, monthly }) => ({
    number_type: kind,
    base_price: monthly,
    current_price: monthly,
  }));
  const url = `https://pricing.twilio.com/v1/PhoneNumbers/Countries/${country}`;
  const body = {
    country: known.name,
    iso_country: country,
    phone_number_prices: prices,
    price_unit: known.currency,
    url,
  };
  return { status: 200, body };
}

function listOwned({ accountSid, query }: RestRequest, stock: NumberStock): RestReply {
  const [wanted, size] = [query.get('PhoneNumber') ?? '', pageSizeOf(query)];
  const owned = stock.list(accountSid).filter(({ e164 }) => e164.includes(wanted));
  const uri = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json?PageSize=${size}&Page=0`;
  const page = { first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri, page: 0, page_size: size };
  const numbers = owned.slice(0, size).map((one) => toOwnedJson(one, accountSid));
  return {
    status: 200,
    body: { incoming_phone_numbers: numbers, start: 0, end: Math.max(0, numbers.length - 1), ...page },
  };
}

function buy({ accountSid, form }: RestRequest, stock: NumberStock): RestReply {
  const e164 = form.get('PhoneNumber') ?? '';
  if (e164 === '') throw new RestError(400, { code: 21_421, message: 'PhoneNumber is required.' });
  checkUrls(form);
  const bought = stock.buy(accountSid, e164);
  if (bought === undefined) throw new RestError(400, { code: 21_422, message: `${e164} is not available.` });
  if (bought === 'needsAddress')
    throw new RestError(400, {
      code: 21_631,
      message: 'Phone Number Requires an Address but the AddressSid parameter was empty.',
    });
  stock.change(bought, form);
  return { status: 201, body: toOwnedJson(bought, accountSid) };
}

function checkUrls(form: URLSearchParams): void {
  for (const name of URL_FIELDS) {
    const url = form.get(name) ?? '';
    if (url !== '' && !/^https?:\/\//.test(url))
      throw new RestError(400, { code: 21_402, message: `${name} is not a valid URL.` });
  }
}

function pageSizeOf(query: URLSearchParams): number {
  return Math.min(Number(query.get('PageSize') ?? 50), MOST_ON_A_PAGE);
}

function notFound(path: string): RestError {
  return new RestError(404, { code: 20_404, message: `The requested resource /${path} was not found` });
}

function toOwnedJson({ sid, e164, boughtAt, updatedAt, fields }: OwnedNumber, accountSid: string) {
  const text = (field: string) => fields.get(field) ?? '';
  return {
    sid,
    account_sid: accountSid,
    phone_number: e164,
    friendly_name: text('friendly_name'),
    voice_url: text('voice_url'),
    voice_method: fields.get('voice_method') ?? 'POST',
    voice_fallback_url: text('voice_fallback_url'),
    voice_fallback_method: fields.get('voice_fallback_method') ?? 'POST',
    status_callback: text('status_callback'),
    status_callback_method: fields.get('status_callback_method') ?? 'POST',
    voice_application_sid: text('voice_application_sid'),
    trunk_sid: text('trunk_sid') === '' ? null : text('trunk_sid'),
    voice_caller_id_lookup: false,
    voice_receive_mode: 'voice',
    sms_url: '',
    sms_method: 'POST',
    sms_fallback_url: '',
    sms_fallback_method: 'POST',
    sms_application_sid: '',
    address_requirements: 'none',
    address_sid: null,
    bundle_sid: null,
    identity_sid: null,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    beta: false,
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    origin: 'twilio',
    status: 'in-use',
    api_version: '2010-04-01',
    date_created: toRfc2822(boughtAt),
    date_updated: toRfc2822(updatedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`,
    subresource_uris: {},
  };
}

function toAvailableJson({ e164, country, place, needs }: AvailableNumber) {
  return {
    phone_number: e164,
    friendly_name: e164,
    locality: place === '' ? null : place,
    region: null,
    postal_code: null,
    rate_center: null,
    lata: null,
    latitude: null,
    longitude: null,
    iso_country: country,
    address_requirements: needs,
    beta: false,
    capabilities: { voice: true, SMS: true, MMS: false },
  };
}
