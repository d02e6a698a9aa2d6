'use client';

import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import { widgetDemoStrings } from './strings.ts';
import styles from './widget-demo.module.css';

/** A page of nobody's, with the widget on it by the same line that a business puts into its own. */
export function WidgetDemoPage({ widgetId }: { widgetId: string }) {
  const strings = useStrings(widgetDemoStrings);
  return (
    <main className={styles.page}>
      <h1>{strings.title}</h1>
      <p>{strings.lead}</p>
      <p className={styles.note}>{strings.note}</p>
      <p>
        <Link href="/settings/widgets">{strings.back}</Link>
      </p>
      <div className={styles.text} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <script src="/widget.js" data-widget={widgetId} async />
    </main>
  );
}
