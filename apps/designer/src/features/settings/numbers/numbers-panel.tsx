'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { errorText, useTRPC } from '../../../trpc/client.tsx';
import { FormDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { settingsStrings as strings } from '../strings.ts';
import { ConnectNumberDialog } from './connect-number-dialog.tsx';
import { PbxSecretDialog } from './pbx-secret-dialog.tsx';

type PhoneNumber = inferRouterOutputs<AppRouter>['phoneNumber']['list'][number];
type Open = { dialog: 'connect' } | { dialog: 'remove' | 'pbx'; number: PhoneNumber } | null;

/** The numbers people call, and who answers. */
export function NumbersPanel() {
  const trpc = useTRPC();
  const numbers = useQuery(trpc.phoneNumber.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const connect = (
    <IfMay call="phoneNumber.connect">
      <Button onClick={() => setOpen({ dialog: 'connect' })}>{strings.connectNumber}</Button>
    </IfMay>
  );
  return (
    <Panel title={strings.numbers} lead={strings.numbersLead} action={connect}>
      <QueryState query={numbers}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noNumbers}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((number) => (
                <li key={number.id}>
                  <div className={styles.what}>
                    <b>{number.e164}</b>
                    <span>{number.label}</span>
                  </div>
                  {number.agent === null ? (
                    <span className={styles.how}>{strings.nobody}</span>
                  ) : (
                    <Link href={`/agents/${number.agent.id}/flow`}>{number.agent.name}</Link>
                  )}
                  <IfMay call="phoneNumber.issuePbxSecret">
                    <Button onClick={() => setOpen({ dialog: 'pbx', number })}>{strings.pbx}</Button>
                  </IfMay>
                  <IfMay call="phoneNumber.remove">
                    <IconButton
                      icon="trash"
                      side="left"
                      label={strings.remove}
                      onClick={() => setOpen({ dialog: 'remove', number })}
                    />
                  </IfMay>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'connect' ? <ConnectNumberDialog onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'pbx' ? <PbxSecretDialog number={open.number} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'remove' ? <RemoveNumber number={open.number} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function RemoveNumber({ number, onClose }: { number: PhoneNumber; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.phoneNumber.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.phoneNumber.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      danger
      title={strings.removeNumber(number.e164)}
      submitLabel={strings.remove}
      busy={remove.isPending}
      problem={remove.isError ? errorText(remove.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate({ phoneNumberId: number.id });
      }}
      onClose={onClose}
    >
      <p>{strings.removeNumberText}</p>
    </FormDialog>
  );
}
