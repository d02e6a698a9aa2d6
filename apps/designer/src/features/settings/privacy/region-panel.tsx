'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog, Panel, QueryState } from '../../workspace/index.ts';
import { accountStrings } from '../accounts/strings.ts';
import styles from '../settings.module.css';
import { privacyStrings } from './strings.ts';

type Privacy = inferRouterOutputs<AppRouter>['privacy']['get'];
const REGIONS = ['anywhere', 'eu', 'us'] as const;

/** Where vendors may process what is said in calls, and whether there are any. */
export function RegionPanel() {
  const strings = useStrings(privacyStrings);
  const { vendors } = useStrings(accountStrings);
  const trpc = useTRPC();
  const privacy = useQuery(trpc.privacy.get.queryOptions());
  const region = useQuery(trpc.privacy.getRegion.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const change = (
    <IfMay call="privacy.set">
      <Button disabled={privacy.data === undefined} onClick={() => setOpen(true)}>
        {strings.changeRegion}
      </Button>
    </IfMay>
  );
  return (
    <Panel title={strings.region} lead={strings.regionLead} action={change}>
      <QueryState query={region}>
        {({ processedIn, missing, outside }) => (
          <>
            <dl className={styles.kept}>
              <div>
                <dt>{strings.processed}</dt>
                <dd>{strings.regions[processedIn]}</dd>
              </div>
              {outside.length === 0 ? null : (
                <div>
                  <dt>{strings.notUsed}</dt>
                  <dd>
                    {outside.map(({ vendor, isWhole }) => strings.outside(vendors[vendor].name, isWhole)).join(', ')}
                  </dd>
                </div>
              )}
            </dl>
            {processedIn === 'anywhere' || missing.length === 0 ? null : (
              <p className={styles.none} role="status">
                <b>{strings.nobodyThere(missing.map((part) => strings.parts[part]))}</b> {strings.nobodyThereDo}{' '}
                <Link href="/settings/providers">{strings.toAccounts}</Link>
              </p>
            )}
          </>
        )}
      </QueryState>
      {isOpen && privacy.data !== undefined ? <ChangeRegion {...privacy.data} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function ChangeRegion({ onClose, ...kept }: Privacy & { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const [chosen, setChosen] = useState(kept.processedIn);
  const set = useMutation(trpc.privacy.set.mutationOptions({ onSuccess: useRefresh(trpc.privacy.pathKey(), onClose) }));
  return (
    <FormDialog
      title={strings.region}
      submitLabel={strings.save}
      busy={set.isPending}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ ...kept, processedIn: chosen });
      }}
      onClose={onClose}
    >
      <Select
        label={strings.processed}
        {...(chosen === 'anywhere' ? {} : { hint: strings.regionHint })}
        value={chosen}
        options={REGIONS.map((value) => ({ value, label: strings.regions[value] }))}
        onValue={(value) => setChosen(REGIONS.find((one) => one === value) ?? chosen)}
      />
    </FormDialog>
  );
}
