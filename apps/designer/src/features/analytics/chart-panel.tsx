import type { ReactNode } from 'react';
import { type ChartData, ChartTable } from '../../components/chart/chart-table.tsx';
import { Panel } from '../workspace/index.ts';
import styles from './analytics.module.css';

interface ChartPanelProps {
  title: string;
  /** What is counted, in a sentence. */
  about: ReactNode;
  action?: ReactNode;
  /** Absent where there is nothing to show. */
  data?: ChartData | undefined;
  children: ReactNode;
}

/** A chart with the sentence that says what it counts, and its table and file. */
export function ChartPanel({ title, about, action, data, children }: ChartPanelProps) {
  return (
    <Panel title={title} lead={about} action={action}>
      <div className={styles.chart}>
        {children}
        {data === undefined ? null : <ChartTable title={title} data={data} />}
      </div>
    </Panel>
  );
}
