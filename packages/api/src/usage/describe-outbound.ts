import type { Tx } from '@aybiza/db/client';
import { getOutboundRules, listOutboundRefusals } from '@aybiza/db/outbound/outbound-rules';
import { COUNTRIES, readDestination } from '@aybiza/db/outbound/read-destination';
import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { getUsageSettings } from '@aybiza/db/usage/usage-settings';

const WEEK_MS = 7 * 86_400_000;

/** How much agents may call others, where, and what has been refused. */
export async function describeOutbound(tx: Tx, now: number) {
  const rules = await getOutboundRules(tx);
  const { currency } = await getUsageSettings(tx);
  const numbers = await listPhoneNumbers(tx);
  const ownCountries = new Set(numbers.flatMap(({ e164 }) => readDestination(e164)?.country ?? []));
  const refusals = await listOutboundRefusals(tx, now - WEEK_MS);
  return {
    ...rules,
    countries: [...rules.countries],
    currency,
    ownCountries: [...ownCountries].toSorted(),
    allCountries: [...COUNTRIES],
    refusals,
  };
}
