'use client';

import { useQuery } from '@tanstack/react-query';
import { Badge } from '../../components/badge.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import styles from './settings.module.css';
import { settingsStrings as strings } from './strings.ts';

const PARTS = ['tts', 'stt', 'llm', 'phone'] as const;

/** What is the real thing and what is practice equipment, and how to change that. */
export function VendorsPanel() {
  const trpc = useTRPC();
  const status = useQuery(trpc.system.status.queryOptions());
  return (
    <Panel id="vendors" title={strings.vendors} lead={strings.vendorsLead}>
      <QueryState query={status}>
        {({ equipment }) => (
          <ul className={styles.rows}>
            {PARTS.map((part) => {
              const { title, vendor, variables } = strings.parts[part];
              const isReal = equipment[part] === 'real';
              return (
                <li key={part}>
                  <div className={styles.what}>
                    <b>{title}</b>
                    <span>{vendor}</span>
                  </div>
                  <p className={styles.how}>
                    {isReal ? null : (
                      <>
                        {strings.connectBy}{' '}
                        {variables.map((variable) => (
                          <code key={variable}>{variable}</code>
                        ))}{' '}
                        {strings.connectEnd}
                      </>
                    )}
                  </p>
                  <Badge tone={isReal ? 'good' : 'warn'}>{isReal ? strings.real : strings.practice}</Badge>
                </li>
              );
            })}
          </ul>
        )}
      </QueryState>
    </Panel>
  );
}
