import {
  type ErrandDone,
  type ErrandReply,
  type NumberErrand,
  numberErrandSchema,
} from '@aybiza/backbone/trials/number-errand';
import { assertNever } from '@aybiza/foundation/assert-never';
import { ProviderError } from '@aybiza/providers/provider-error';
import type { NumberStock, OwnedNumber } from '@aybiza/providers/telephony/port';
import type { Line, TelephoneBook } from '../accounts/telephone-book.ts';
import type { TrialDoorOptions } from '../accounts/trial-door.ts';
import { checkPublicAddress, type PublicAddressOptions } from './public-address.ts';
import { differencesOf, routingFor } from './routing.ts';

export interface ErrandOptions extends PublicAddressOptions {
  readonly telephones: Pick<TelephoneBook, 'companyOf'>;
  /** The installation's account is practice equipment: everybody may use its numbers. */
  readonly isPractice: boolean;
}

type Done = { [Type in NumberErrand['type']]: ErrandDone<Type> }[NumberErrand['type']];

/** Does what a workspace wants done about numbers at its telephone company. */
export function runErrand(options: ErrandOptions): TrialDoorOptions['tryOne'] {
  return async ({ workspaceId, payload }): Promise<ErrandReply<NumberErrand['type']>> => {
    const errand = numberErrandSchema.parse(payload);
    if (errand.type === 'checkAddress')
      return { status: 'done', isPractice: options.isPractice, done: await checkPublicAddress(options) };
    try {
      const company = await options.telephones.companyOf(workspaceId);
      if (company === null || !isTheirs(company.line, options))
        return { status: 'noAccount', isInstallations: company !== null };
      const { line, telephony } = company;
      return {
        status: 'done',
        isPractice: line === 'installation',
        done: await run(errand, telephony.numbers, options),
      };
    } catch (error) {
      return toFailure(error);
    }
  };
}

/** Numbers of the installation's own account belong to whoever runs it. */
function isTheirs(line: Line, { isPractice }: ErrandOptions): boolean {
  return line === 'own' || isPractice;
}

async function run(
  errand: Exclude<NumberErrand, { type: 'checkAddress' }>,
  stock: NumberStock,
  { publicUrl }: ErrandOptions,
): Promise<Done> {
  switch (errand.type) {
    case 'listOwned':
      return { numbers: (await stock.listOwned()).map((owned) => describeOwned(owned, publicUrl)) };
    case 'search': {
      const [numbers, price] = await Promise.all([stock.search(errand), stock.findPrice(errand)]);
      return { numbers, price: price ?? null };
    }
    case 'buy': {
      const price = await stock.findPrice(errand);
      const { monthly, currency } = errand.price;
      if (price?.monthly !== monthly || price.currency !== currency) return { newPrice: price ?? null };
      const { e164, label } = await stock.buy(errand.e164, routingFor(publicUrl));
      return { e164, label };
    }
    case 'check': {
      const owned = await stock.findOwned(errand.e164);
      const wants = routingFor(publicUrl);
      if (owned === undefined) return { has: null, wants, differs: [] };
      const { routing, overriddenBy } = owned;
      return { has: { ...routing, overriddenBy }, wants, differs: differencesOf(owned, publicUrl) };
    }
    case 'route': {
      const owned = await stock.findOwned(errand.e164);
      if (owned === undefined) return { isRouted: false };
      const { fallbackUrl } = owned.routing;
      const wants = routingFor(publicUrl);
      // A document that somebody keeps at Twilio for when nothing of us is reachable stays.
      const isTheirs = differencesOf(owned, publicUrl).every((name) => name !== 'fallbackUrl');
      await stock.route(owned.id, isTheirs ? { ...wants, fallbackUrl } : wants);
      return { isRouted: true };
    }
    default:
      return assertNever(errand);
  }
}

function describeOwned(owned: OwnedNumber, publicUrl: string) {
  const { e164, label, takesCalls } = owned;
  return { e164, label, takesCalls, isRouted: differencesOf(owned, publicUrl).length === 0 };
}

/** In the company's words, which say what it wants (an address, documents, credit). */
function toFailure(error: unknown): Extract<ErrandReply<NumberErrand['type']>, { status: 'failed' }> {
  if (!(error instanceof ProviderError)) throw error;
  const { message } = error;
  switch (error.providerCode) {
    case 'PROVIDER_UNAUTHORIZED':
      return { status: 'failed', reason: 'wrongKey', message };
    case 'PROVIDER_UNREACHABLE':
    case 'PROVIDER_TIMEOUT':
      return { status: 'failed', reason: 'unreachable', message };
    case 'PROVIDER_THROTTLED':
    case 'PROVIDER_UNAVAILABLE':
      return { status: 'failed', reason: 'busy', message };
    default:
      return { status: 'failed', reason: 'refused', message };
  }
}
