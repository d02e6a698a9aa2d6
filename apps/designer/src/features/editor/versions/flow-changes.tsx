import { diffFlows, type Flow } from '@aybiza/flow';
import { useMemo } from 'react';
import { useStrings, useWordsFor } from '../../../language/use-strings.tsx';
import styles from './change-list.module.css';
import { ChangeList } from './change-list.tsx';
import { describeChanges } from './describe-changes.ts';
import { changeStrings } from './strings.ts';

/** What callers will notice when one flow takes the place of another. */
export function FlowChanges({ before, after }: { before: Flow; after: Flow }) {
  const text = useStrings(changeStrings);
  const of = useWordsFor();
  const changes = useMemo(() => describeChanges(diffFlows(before, after), { before, after }, of), [before, after, of]);
  return (
    <section aria-label={text.title}>
      <div className={styles.head}>
        <h3>{text.title}</h3>
      </div>
      <ChangeList changes={changes} />
    </section>
  );
}
