'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { privacyStrings } from './strings.ts';

type Hold = inferRouterOutputs<AppRouter>['privacy']['listHolds']['holds'][number];

/** What nothing may delete. */
export function HoldsPanel() {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const holds = useQuery(trpc.privacy.listHolds.queryOptions());
  const [released, setReleased] = useState<Hold | null>(null);
  return (
    <Panel title={strings.holds} lead={strings.holdsLead}>
      <QueryState query={holds}>
        {({ holds: rows }) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noHolds}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((hold) => (
                <li key={hold.id}>
                  <div className={styles.what}>
                    <b>{hold.reason}</b>
                    <span>
                      <Link href={hold.kind === 'call' ? `/calls/${hold.id}` : `/contacts/${hold.id}`}>
                        {hold.e164 === null ? strings.kinds[hold.kind] : strings.heldContact(hold.e164)}
                      </Link>{' '}
                      · {strings.heldBy(hold.heldByName ?? strings.somebody)} · <Moment at={hold.heldAt} />
                    </span>
                  </div>
                  <IfMay call="privacy.releaseHold">
                    <Button onClick={() => setReleased(hold)}>{strings.release}</Button>
                  </IfMay>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {released === null ? null : <ReleaseHold hold={released} onClose={() => setReleased(null)} />}
    </Panel>
  );
}

function ReleaseHold({ hold: { kind, id }, onClose }: { hold: Hold; onClose: () => void }) {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const release = useMutation(
    trpc.privacy.releaseHold.mutationOptions({ onSuccess: useRefresh(trpc.privacy.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.releaseHold}
      submitLabel={strings.release}
      change={release}
      onConfirm={() => release.mutate({ kind, id })}
      onClose={onClose}
    >
      <p>{strings.releaseText}</p>
    </ConfirmDialog>
  );
}
