'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { releaseStrings } from '../releases/index.ts';
import { ConfirmDialog, Panel, QueryState } from '../workspace/index.ts';
import { AddNumberDialog } from './add-number-dialog.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { NumberHealth } from './number-health.tsx';
import styles from './numbers.module.css';
import type { PhoneNumber } from './phone-number.ts';
import { numberStrings } from './strings.ts';

type Open = { dialog: 'add' } | { dialog: 'remove' | 'details'; id: PhoneNumber['id'] } | null;

/** The numbers people call, who answers, and whether their calls arrive. */
export function NumbersPanel() {
  const strings = useStrings(numberStrings);
  const { environments } = useStrings(releaseStrings);
  const trpc = useTRPC();
  const numbers = useQuery(trpc.phoneNumber.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const opened = open !== null && 'id' in open ? numbers.data?.find(({ id }) => id === open.id) : undefined;
  const add = (
    <IfMay call="phoneNumber.connect">
      <Button look="primary" onClick={() => setOpen({ dialog: 'add' })}>
        {strings.add}
      </Button>
    </IfMay>
  );
  return (
    <Panel title={strings.numbers} lead={strings.numbersLead} action={add}>
      <QueryState query={numbers}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.none}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((number) => (
                <li key={number.id}>
                  <div className={styles.what}>
                    <b>{number.e164}</b>
                    <span>{number.label}</span>
                  </div>
                  <div className={styles.who}>
                    {number.agent === null ? (
                      <span>{strings.nobody}</span>
                    ) : (
                      <>
                        <Link href={`/agents/${number.agent.id}/flow`}>{number.agent.name}</Link>
                        {number.agent.environment === 'live' ? null : (
                          <span> · {environments[number.agent.environment]}</span>
                        )}
                      </>
                    )}
                  </div>
                  <NumberHealth number={number} />
                  <div className={styles.acts}>
                    <Button
                      aria-label={strings.detailsOf(number.e164)}
                      onClick={() => setOpen({ dialog: 'details', id: number.id })}
                    >
                      {strings.details}
                    </Button>
                    <IfMay call="phoneNumber.remove">
                      <IconButton
                        icon="trash"
                        side="left"
                        label={strings.remove}
                        onClick={() => setOpen({ dialog: 'remove', id: number.id })}
                      />
                    </IfMay>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'add' ? <AddNumberDialog onClose={close} /> : null}
      {open?.dialog === 'details' && opened !== undefined ? <NumberDialog number={opened} onClose={close} /> : null}
      {open?.dialog === 'remove' && opened !== undefined ? <RemoveNumber number={opened} onClose={close} /> : null}
    </Panel>
  );
}

function RemoveNumber({ number, onClose }: { number: PhoneNumber; onClose: () => void }) {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.phoneNumber.remove.mutationOptions({ onSuccess: useRefresh(trpc.phoneNumber.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.removeNumber(number.e164)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ phoneNumberId: number.id })}
      onClose={onClose}
    >
      <p>{strings.removeText}</p>
    </ConfirmDialog>
  );
}
