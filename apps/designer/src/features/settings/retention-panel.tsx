'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog, Panel, QueryState } from '../workspace/index.ts';
import styles from './settings.module.css';
import { settingsStrings as strings } from './strings.ts';

/** Days that can be chosen; the API takes others as well. */
const DAYS = [30, 90, 180, 365, 730];
const UNLIMITED = 'unlimited';

/** How long what was said in calls is kept. */
export function RetentionPanel() {
  const trpc = useTRPC();
  const retention = useQuery(trpc.retention.get.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const days = retention.data?.callLogDays ?? null;
  const change = (
    <Button disabled={retention.data === undefined} onClick={() => setOpen(true)}>
      {strings.changeRetention}
    </Button>
  );
  return (
    <Panel title={strings.retention} lead={strings.retentionLead} action={change}>
      <QueryState query={retention}>
        {({ callLogDays }) => <p className={styles.none}>{strings.keptFor(callLogDays)}</p>}
      </QueryState>
      {isOpen ? <ChangeRetention days={days} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function ChangeRetention({ days, onClose }: { days: number | null; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState(days === null ? UNLIMITED : String(days));
  const set = useMutation(
    trpc.retention.set.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.retention.pathKey() });
        onClose();
      },
    }),
  );
  const offered = days === null || DAYS.includes(days) ? DAYS : [...DAYS, days].toSorted((one, other) => one - other);
  const options = [
    { value: UNLIMITED, label: strings.keptForEver },
    ...offered.map((each) => ({ value: String(each), label: strings.days(each) })),
  ];
  const isShorter = chosen !== UNLIMITED && (days === null || Number(chosen) < days);
  return (
    <FormDialog
      danger={isShorter}
      title={strings.retention}
      submitLabel={strings.saveRetention}
      busy={set.isPending}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ callLogDays: chosen === UNLIMITED ? UNLIMITED : Number(chosen) });
      }}
      onClose={onClose}
    >
      <Select label={strings.keepFor} value={chosen} options={options} onValue={setChosen} />
      <p>{isShorter ? strings.retentionWarning(Number(chosen)) : strings.retentionKeeps}</p>
    </FormDialog>
  );
}
