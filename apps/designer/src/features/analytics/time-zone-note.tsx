'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { ownTimeZone } from '../../formats/own-time-zone.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { analyticsStrings } from './strings.ts';

/** Whose days are shown, and how to change it. */
export function TimeZoneNote({ timeZone, isChosen }: { timeZone: string; isChosen: boolean }) {
  const strings = useStrings(analyticsStrings).zone;
  const [isOpen, setOpen] = useState(false);
  return (
    <p className={styles.zone}>
      <span>{isChosen ? strings.days(timeZone) : strings.unset}</span>
      <IfMay call="timeZone.set">
        <Button look="plain" size="small" onClick={() => setOpen(true)}>
          {strings.change}
        </Button>
      </IfMay>
      {/* Whoever sets one most likely sits in it. */}
      {isOpen ? <TimeZoneDialog timeZone={isChosen ? timeZone : ownTimeZone()} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}

function TimeZoneDialog({ timeZone, onClose }: { timeZone: string; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(analyticsStrings).zone;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState(timeZone);
  const set = useMutation(
    trpc.timeZone.set.mutationOptions({
      onSuccess: async () => {
        // Every figure is cut anew.
        await queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  const zones = [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <FormDialog
      title={strings.title}
      submitLabel={strings.save}
      busy={set.isPending}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        set.mutate({ timeZone: chosen });
      }}
      onClose={onClose}
    >
      <Select
        label={strings.label}
        hint={strings.hint}
        value={chosen}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onValue={setChosen}
      />
    </FormDialog>
  );
}
