'use client';

import Link from 'next/link';
import { useStrings } from '../../../language/use-strings.tsx';
import { Panel } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { CallingPanel } from './calling-panel.tsx';
import { HoldsPanel } from './holds-panel.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { RegionPanel } from './region-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { privacyStrings } from './strings.ts';

/** Everything a workspace decides about what is kept of callers. */
export function PrivacyPage() {
  const strings = useStrings(privacyStrings);
  return (
    <>
      <NoticePanel />
      <RetentionPanel />
      <RegionPanel />
      <CallingPanel />
      <HoldsPanel />
      <Panel title={strings.erasure} lead={strings.erasureLead}>
        <p className={styles.none}>
          <Link href="/contacts">{strings.toContacts}</Link>
        </p>
      </Panel>
    </>
  );
}
