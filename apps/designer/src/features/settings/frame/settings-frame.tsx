'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import type { WordsOf } from '../../../language/strings.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { type ProcedureName, useMay } from '../../../trpc/access.tsx';
import { Page } from '../../workspace/index.ts';
import { settingsStrings } from '../strings.ts';
import styles from './settings-frame.module.css';

type SectionWords = WordsOf<typeof settingsStrings>['sections'];

interface Section {
  name: keyof SectionWords['names'];
  /** Whoever may not make this call has nothing to see there. */
  call?: ProcedureName;
}

const GROUPS: readonly { group: keyof SectionWords['groups']; sections: readonly Section[] }[] = [
  { group: 'workspace', sections: [{ name: 'workspace' }, { name: 'members' }] },
  {
    group: 'calls',
    sections: [{ name: 'providers' }, { name: 'widgets' }, { name: 'credentials', call: 'credential.list' }],
  },
  {
    group: 'developers',
    sections: [
      { name: 'keys', call: 'apiKey.list' },
      { name: 'webhooks', call: 'webhook.list' },
    ],
  },
  { group: 'privacy', sections: [{ name: 'privacy' }, { name: 'audit' }] },
];

/** Around every section of the settings: which there are, and where one is. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { title, sections: strings } = useStrings(settingsStrings);
  const path = usePathname();
  const may = useMay();
  const list = useRef<HTMLElement>(null);
  // Scrolling: on a narrow screen the list is one line, of which one end is out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is another place in it
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <Page title={title}>
      <div className={styles.frame}>
        <nav ref={list} className={styles.list} aria-label={strings.label}>
          {GROUPS.map(({ group, sections }) => {
            const open = sections.filter(({ call }) => call === undefined || may(call));
            if (open.length === 0) return null;
            return (
              <section key={group} aria-label={strings.groups[group]}>
                <h2>{strings.groups[group]}</h2>
                <ul>
                  {open.map(({ name }) => (
                    <li key={name}>
                      <Link href={`/settings/${name}`} aria-current={path === `/settings/${name}` ? 'page' : undefined}>
                        {strings.names[name]}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </nav>
        <div className={styles.section}>{children}</div>
      </div>
    </Page>
  );
}
