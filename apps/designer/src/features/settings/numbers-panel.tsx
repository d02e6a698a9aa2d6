'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import { ConnectNumberDialog } from './connect-number-dialog.tsx';
import styles from './settings.module.css';
import { settingsStrings as strings } from './strings.ts';

/** The numbers people call, and who answers. */
export function NumbersPanel() {
  const trpc = useTRPC();
  const numbers = useQuery(trpc.phoneNumber.list.queryOptions());
  const [open, setOpen] = useState(false);
  const connect = <Button onClick={() => setOpen(true)}>{strings.connectNumber}</Button>;
  return (
    <Panel title={strings.numbers} lead={strings.numbersLead} action={connect}>
      <QueryState query={numbers}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noNumbers}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map(({ id, e164, label, agent }) => (
                <li key={id}>
                  <div className={styles.what}>
                    <b>{e164}</b>
                    <span>{label}</span>
                  </div>
                  {agent === null ? (
                    <span className={styles.how}>{strings.nobody}</span>
                  ) : (
                    <Link href={`/agents/${agent.id}/flow`}>{agent.name}</Link>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open ? <ConnectNumberDialog onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
