import Link from 'next/link';
import styles from './widget-demo.module.css';

const strings = {
  title: 'Your web site',
  lead: 'This page has the widget’s line and nothing else of AYBIZA’s, as a page of yours would. Talk or write to it at the bottom.',
  note: 'Calls from here count as tests.',
  back: 'Back to the widgets',
} as const;

/** A page of nobody's, with the widget on it by the same line that a business puts into its own. */
export function WidgetDemoPage({ widgetId }: { widgetId: string }) {
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
