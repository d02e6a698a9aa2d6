'use client';

import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import { DeploymentsPanel } from '../deployments/index.ts';
import { Page, Panel } from '../workspace/index.ts';
import { AddressPanel } from './address-panel.tsx';
import styles from './numbers.module.css';
import { NumbersPanel } from './numbers-panel.tsx';
import { numberStrings } from './strings.ts';

/** Which numbers ring here, which versions answer, and whether anybody gets through. */
export function NumbersPage() {
  const strings = useStrings(numberStrings);
  return (
    <Page title={strings.title} lead={strings.lead}>
      <NumbersPanel />
      <DeploymentsPanel />
      <AddressPanel />
      <Panel title={strings.widgets} lead={strings.widgetsText}>
        <p className={styles.foot}>
          <Link href="/settings/widgets">{strings.openWidgets}</Link>
        </p>
      </Panel>
    </Page>
  );
}
