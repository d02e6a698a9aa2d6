'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '../../../components/badge.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { accountStrings } from './strings.ts';

const PARTS = ['phone', 'stt', 'tts', 'llm'] as const;

/** What of a call is the real thing and what is practice equipment. */
export function EquipmentRows() {
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const status = useQuery(trpc.system.status.queryOptions());
  return (
    <QueryState query={status}>
      {({ equipment }) => (
        <ul className={styles.rows}>
          {PARTS.map((part) => (
            <li key={part}>
              <div className={styles.what}>
                <b>{strings.parts[part]}</b>
              </div>
              <span />
              <Badge tone={equipment[part] === 'real' ? 'good' : 'warn'}>
                {equipment[part] === 'real' ? strings.real : strings.status.practice}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
