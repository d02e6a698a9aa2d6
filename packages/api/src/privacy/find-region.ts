import type { Tx } from '@aybiza/db/client';
import { getPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { findProviderChoice, listProviderAccounts } from '@aybiza/db/provider-accounts';
import { accountSettingsSchemas, VENDORS, type Vendor } from '@aybiza/providers/accounts/account';
import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { listMissingParts } from '@aybiza/providers/accounts/choose-vendors';
import { mayProcess } from '@aybiza/providers/accounts/place';
import { type Places, placesOfAccounts } from '@aybiza/providers/accounts/places';
import type { z } from 'zod';
import { apiError } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import type { regionOutput } from './privacy.schema.ts';

/** Where calls of the workspace may be processed, which of its accounts are outside of it, and what nobody is left for. */
export async function findRegion(
  tx: Tx,
  { places: installation }: Pick<ApiServices, 'places'>,
): Promise<z.output<typeof regionOutput>> {
  const { processedIn } = await getPrivacySettings(tx);
  const accounts = await listProviderAccounts(tx);
  const choice = providerChoiceSchema.safeParse((await findProviderChoice(tx))?.choice).data;
  const own = new Map(
    accounts.flatMap(({ vendor: name, settings }) => {
      const vendor = VENDORS.find((one) => one === name);
      return vendor === undefined ? [] : [[vendor, placesOf(vendor, settings)] as const];
    }),
  );
  return {
    processedIn,
    outside: [...own].flatMap(([vendor, places]) => {
      const all = Object.values(places);
      const outside = all.filter((place) => !mayProcess(processedIn, place));
      return outside.length === 0 ? [] : [{ vendor, isWhole: outside.length === all.length }];
    }),
    missing:
      processedIn === 'anywhere'
        ? []
        : listMissingParts({ installation, own: Object.assign({}, ...own.values()), choice, pin: processedIn }),
  };
}

function placesOf(vendor: Vendor, settings: unknown): Places {
  const parsed = accountSettingsSchemas[vendor].safeParse(settings);
  return parsed.success ? placesOfAccounts({ [vendor]: parsed.data }) : {};
}

const REGIONS = { anywhere: '', eu: 'the European Union', us: 'the United States' } as const;
const PARTS = { stt: 'recogniser', tts: 'voice', llm: 'model' } as const;

/** @throws TRPCError `NOBODY_IN_REGION` when a part of every call would have nobody to do it */
export async function refuseWithoutVendors(tx: Tx, services: Pick<ApiServices, 'places'>): Promise<void> {
  const { processedIn, missing } = await findRegion(tx, services);
  if (missing.length === 0) return;
  const parts = missing.map((part) => PARTS[part]).join(' and no ');
  throw apiError(
    'NOBODY_IN_REGION',
    `No ${parts} processes calls in ${REGIONS[processedIn]}. Connect one under Settings → Providers, or change where calls may be \
processed under Settings → Privacy.`,
  );
}
