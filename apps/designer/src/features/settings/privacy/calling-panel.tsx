'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog, FormDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { ImportRefusalsDialog } from './import-refusals-dialog.tsx';
import { privacyStrings } from './strings.ts';

type Open = { dialog: 'add' } | { dialog: 'import' } | { dialog: 'remove'; e164: string } | null;
const CHOICES = ['refused', 'agreed'] as const;

/** Who does not want to be called, and who has agreed to it. */
export function CallingPanel() {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const choices = useQuery(trpc.privacy.listCallingChoices.queryOptions());
  const privacy = useQuery(trpc.privacy.get.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const add = (
    <span className={styles.actions}>
      <IfMay call="privacy.importRefusals">
        <Button onClick={() => setOpen({ dialog: 'import' })}>{strings.importNumbers}</Button>
      </IfMay>
      <IfMay call="privacy.setCallingChoice">
        <Button onClick={() => setOpen({ dialog: 'add' })}>{strings.addNumber}</Button>
      </IfMay>
    </span>
  );
  const rule = privacy.data?.needsConsentToCall === true ? strings.consentNeeded : strings.consentFree;
  return (
    <Panel title={strings.calling} lead={`${strings.callingLead} ${rule}`} action={add}>
      <IfMay call="privacy.set">
        <ConsentRule />
      </IfMay>
      <QueryState query={choices}>
        {({ choices: rows }) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noNumbers}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map(({ e164, choice, source, chosenAt }) => (
                <li key={e164}>
                  <div className={styles.what}>
                    <b>{e164}</b>
                    <span>
                      {strings.sources[source]} · <Moment at={chosenAt} />
                    </span>
                  </div>
                  <span className={styles.how}>
                    <Badge tone={choice === 'refused' ? 'warn' : 'good'}>{strings.choices[choice]}</Badge>
                  </span>
                  <IfMay call="privacy.removeCallingChoice">
                    <IconButton
                      icon="trash"
                      side="left"
                      label={strings.remove}
                      onClick={() => setOpen({ dialog: 'remove', e164 })}
                    />
                  </IfMay>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'add' ? <AddNumber onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'import' ? <ImportRefusalsDialog onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'remove' ? <RemoveNumber e164={open.e164} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

/** Whether people must have agreed: set by a tick, for there is nothing else to say about it. */
function ConsentRule() {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const privacy = useQuery(trpc.privacy.get.queryOptions());
  // The tick stands as soon as it is made, and until what is kept is known again.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const set = useMutation(
    trpc.privacy.set.mutationOptions({
      onSuccess: useRefresh(trpc.privacy.pathKey()),
      onSettled: () => setWanted(null),
    }),
  );
  const kept = privacy.data;
  if (kept === undefined) return null;
  return (
    <div className={styles.none}>
      <Checkbox
        label={strings.needConsent}
        checked={wanted ?? kept.needsConsentToCall}
        disabled={set.isPending}
        onChecked={(needsConsentToCall) => {
          setWanted(needsConsentToCall);
          set.mutate({ ...kept, needsConsentToCall });
        }}
      />
      {set.isError ? <p role="alert">{errorText(set.error)}</p> : null}
    </div>
  );
}

function useAfterChange(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.privacy.pathKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.contact.pathKey() });
    onClose();
  };
}

function AddNumber({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const [e164, setNumber] = useState('');
  const [choice, setChoice] = useState<(typeof CHOICES)[number]>('refused');
  const set = useMutation(trpc.privacy.setCallingChoice.mutationOptions({ onSuccess: useAfterChange(onClose) }));
  return (
    <FormDialog
      title={strings.addNumber}
      submitLabel={strings.save}
      busy={set.isPending}
      incomplete={e164.trim() === ''}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ e164: e164.replaceAll(/[\s()./-]/g, ''), choice });
      }}
      onClose={onClose}
    >
      <TextField label={strings.number} hint={strings.numberHint} type="tel" value={e164} onValue={setNumber} />
      <Select
        label={strings.choice}
        value={choice}
        options={CHOICES.map((value) => ({ value, label: strings.choices[value] }))}
        onValue={(value) => setChoice(CHOICES.find((one) => one === value) ?? 'refused')}
      />
    </FormDialog>
  );
}

function RemoveNumber({ e164, onClose }: { e164: string; onClose: () => void }) {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const remove = useMutation(trpc.privacy.removeCallingChoice.mutationOptions({ onSuccess: useAfterChange(onClose) }));
  return (
    <ConfirmDialog
      title={strings.removeNumber}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ e164 })}
      onClose={onClose}
    >
      <p>{strings.removeText(e164)}</p>
    </ConfirmDialog>
  );
}
