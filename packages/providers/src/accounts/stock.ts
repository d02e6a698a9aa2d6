import { type AccountSettings, type OwnAccounts, VENDORS, type Vendor } from './account.ts';
import { type Places, placesOfAccounts } from './places.ts';
import { type Supplies, type SuppliesOptions, suppliesOf } from './supplies.ts';

/** What somebody has, and where it processes what it is given. */
export interface Stock {
  readonly supplies: Supplies;
  readonly places: Places;
}

/**
 * What a workspace has of its own.
 * @throws an error when an address is not allowed any more
 */
export function stockOf(accounts: OwnAccounts, options: SuppliesOptions): Stock {
  return { supplies: suppliesOf(accounts, options), places: placesOfAccounts(settingsOf(accounts)) };
}

function settingsOf(accounts: OwnAccounts): { readonly [Name in Vendor]?: AccountSettings[Name] } {
  return Object.fromEntries(
    VENDORS.flatMap((vendor) => (accounts[vendor] ? [[vendor, accounts[vendor].settings]] : [])),
  );
}
