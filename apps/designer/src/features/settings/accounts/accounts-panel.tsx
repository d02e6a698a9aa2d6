'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WordsOf } from '../../../language/strings.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { Panel, QueryState } from '../../workspace/index.ts';
import { AccountCard } from './account-card.tsx';
import { AccountDialog } from './account-dialog.tsx';
import styles from './accounts.module.css';
import { ChoiceForm } from './choice-form.tsx';
import { EquipmentRows } from './equipment-rows.tsx';
import { RemoveAccountDialog } from './remove-account-dialog.tsx';
import { accountStrings } from './strings.ts';
import { type Account, VENDOR_NAMES, type Vendor } from './vendors.ts';

type Open =
  | { dialog: 'edit'; vendor: Vendor; account: Account | undefined }
  | { dialog: 'remove'; vendor: Vendor }
  | null;

/** The workspace's accounts with vendors, and who does what; for others than its owners, only what is practice equipment. */
export function AccountsPanel() {
  const strings = useStrings(accountStrings);
  if (useMay()('provider.list')) return <Accounts />;
  return (
    <Panel id="vendors" title={strings.title} lead={strings.ownerLead}>
      <EquipmentRows />
    </Panel>
  );
}

type Region = inferRouterOutputs<AppRouter>['privacy']['getRegion'];

/** What is said of an account of which something is processed where calls must not be. */
function findOutside(
  { processedIn, outside }: Region,
  vendor: Vendor,
  strings: WordsOf<typeof accountStrings>,
): string | undefined {
  const found = outside.find((one) => one.vendor === vendor);
  if (found === undefined || processedIn === 'anywhere') return undefined;
  return strings.outside[processedIn](found.isWhole);
}

function Accounts() {
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const providers = useQuery(trpc.provider.list.queryOptions());
  const region = useQuery(trpc.privacy.getRegion.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  /** The account that was just saved: it is tried at once. */
  const [saved, setSaved] = useState<Vendor | null>(null);
  return (
    <>
      <Panel id="vendors" title={strings.title} lead={strings.lead}>
        <QueryState query={providers}>
          {({ accounts, installation }) => (
            <ul className={styles.cards}>
              {VENDOR_NAMES.map((vendor) => {
                const account = accounts.find((one) => one.vendor === vendor);
                return (
                  <AccountCard
                    // Another version of an account has not been tried yet.
                    key={`${vendor} ${account?.changedAt ?? ''}`}
                    vendor={vendor}
                    account={account}
                    installation={installation}
                    outside={region.data && findOutside(region.data, vendor, strings)}
                    tryAtOnce={saved === vendor}
                    onEdit={() => setOpen({ dialog: 'edit', vendor, account })}
                    onRemove={() => setOpen({ dialog: 'remove', vendor })}
                  />
                );
              })}
            </ul>
          )}
        </QueryState>
      </Panel>
      {providers.data === undefined ? null : <ChoiceForm providers={providers.data} />}
      {open?.dialog === 'edit' ? (
        <AccountDialog
          vendor={open.vendor}
          account={open.account}
          onSaved={() => setSaved(open.vendor)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.dialog === 'remove' ? <RemoveAccountDialog vendor={open.vendor} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
