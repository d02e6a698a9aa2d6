'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { settingsStrings } from '../strings.ts';

/** Days and months that can be chosen; the API takes others as well. */
const DAYS = [30, 90, 180, 365, 730];
const RECORDING_DAYS = [1, 7, 14, 30, 90, 180, 365];
const MONTHS = [6, 12, 24, 36, 60];
const UNLIMITED = 'unlimited';

/** How long what was said in calls is kept, and who called. */
export function RetentionPanel() {
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const retention = useQuery(trpc.retention.get.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const change = (
    <IfMay call="retention.set">
      <Button disabled={retention.data === undefined} onClick={() => setOpen(true)}>
        {strings.changeRetention}
      </Button>
    </IfMay>
  );
  return (
    <Panel title={strings.retention} lead={strings.retentionLead} action={change}>
      <QueryState query={retention}>
        {({ callLogDays, recordingDays, contactMonths }) => (
          <dl className={styles.kept}>
            <div>
              <dt>{strings.retentionLog}</dt>
              <dd>{strings.keptFor(callLogDays)}</dd>
            </div>
            <div>
              <dt>{strings.retentionRecordings}</dt>
              <dd>{recordingDays === null ? strings.recordingsAsLog : strings.recordingsFor(recordingDays)}</dd>
            </div>
            <div>
              <dt>{strings.retentionContacts}</dt>
              <dd>{strings.contactsFor(contactMonths)}</dd>
            </div>
          </dl>
        )}
      </QueryState>
      {isOpen && retention.data !== undefined ? (
        <ChangeRetention {...retention.data} onClose={() => setOpen(false)} />
      ) : null}
    </Panel>
  );
}

interface ChangeRetentionProps {
  callLogDays: number | null;
  recordingDays: number | null;
  contactMonths: number | null;
  onClose: () => void;
}

function ChangeRetention({ callLogDays: days, recordingDays, contactMonths: months, onClose }: ChangeRetentionProps) {
  const errorText = useErrorText();
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const [chosenDays, setDays] = useState(toChoice(days));
  const [chosenRecordings, setRecordings] = useState(toChoice(recordingDays));
  const [chosenMonths, setMonths] = useState(toChoice(months));
  const set = useMutation(
    trpc.retention.set.mutationOptions({ onSuccess: useRefresh(trpc.retention.pathKey(), onClose) }),
  );
  const warnings = [
    ...(isShorter(chosenDays, days) ? [strings.retentionWarning(Number(chosenDays))] : []),
    ...(isShorter(chosenRecordings, recordingDays) ? [strings.recordingsWarning(Number(chosenRecordings))] : []),
    ...(isShorter(chosenMonths, months) ? [strings.contactsWarning(Number(chosenMonths))] : []),
  ];
  return (
    <FormDialog
      danger={warnings.length > 0}
      title={strings.retention}
      submitLabel={strings.saveRetention}
      busy={set.isPending}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({
          callLogDays: toInput(chosenDays),
          recordingDays: chosenRecordings === UNLIMITED ? 'asLog' : Number(chosenRecordings),
          contactMonths: toInput(chosenMonths),
        });
      }}
      onClose={onClose}
    >
      <Select
        label={strings.keepFor}
        value={chosenDays}
        options={optionsOf(days, DAYS, { never: strings.keptForEver, name: strings.days })}
        onValue={setDays}
      />
      <Select
        label={strings.keepRecordings}
        value={chosenRecordings}
        options={optionsOf(recordingDays, RECORDING_DAYS, { never: strings.asLog, name: strings.days })}
        onValue={setRecordings}
      />
      <Select
        label={strings.forgetContacts}
        value={chosenMonths}
        options={optionsOf(months, MONTHS, { never: strings.contactsNever, name: strings.months })}
        onValue={setMonths}
      />
      {warnings.length === 0 ? <p>{strings.retentionKeeps}</p> : warnings.map((each) => <p key={each}>{each}</p>)}
    </FormDialog>
  );
}

function toChoice(kept: number | null): string {
  return kept === null ? UNLIMITED : String(kept);
}

function toInput(chosen: string): number | typeof UNLIMITED {
  return chosen === UNLIMITED ? UNLIMITED : Number(chosen);
}

function isShorter(chosen: string, kept: number | null): boolean {
  return chosen !== UNLIMITED && (kept === null || Number(chosen) < kept);
}

/** What can be chosen, with what is kept now among it. */
function optionsOf(
  kept: number | null,
  usual: readonly number[],
  { never, name }: { never: string; name: (value: number) => string },
) {
  const offered = [...new Set([...usual, ...(kept === null ? [] : [kept])])].toSorted((one, other) => one - other);
  return [{ value: UNLIMITED, label: never }, ...offered.map((each) => ({ value: String(each), label: name(each) }))];
}
