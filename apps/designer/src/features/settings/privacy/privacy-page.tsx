import Link from 'next/link';
import { Panel } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { CallingPanel } from './calling-panel.tsx';
import { HoldsPanel } from './holds-panel.tsx';
import { NoticePanel } from './notice-panel.tsx';
import { RegionPanel } from './region-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { privacyStrings as strings } from './strings.ts';

/** Everything a workspace decides about what is kept of callers. */
export function PrivacyPage() {
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
