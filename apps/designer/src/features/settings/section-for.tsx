import type { ReactNode } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { type ProcedureName, useMay } from '../../trpc/access.tsx';
import { Panel } from '../workspace/index.ts';
import styles from './settings.module.css';
import { settingsStrings } from './strings.ts';

interface SectionForProps {
  call: ProcedureName;
  title: string;
  children: ReactNode;
}

/** A section for whoever may see it; the others, who got here by its address, read why there is nothing. */
export function SectionFor({ call, title, children }: SectionForProps) {
  const strings = useStrings(settingsStrings);
  if (useMay()(call)) return children;
  return (
    <Panel title={title}>
      <p className={styles.none}>{strings.notAllowed}</p>
    </Panel>
  );
}
