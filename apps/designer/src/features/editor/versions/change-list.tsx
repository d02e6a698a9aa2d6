import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { useStrings } from '../../../language/use-strings.tsx';
import styles from './change-list.module.css';
import type { Change, Changes } from './describe-changes.ts';
import { changeStrings } from './strings.ts';

const MOST_SHOWN = 40;

/** What is different, in sentences; changed texts word by word. */
export function ChangeList({ changes: { forCallers, afterCalls, behind, moved } }: { changes: Changes }) {
  const text = useStrings(changeStrings);
  return (
    <div className={styles.list}>
      {forCallers.length === 0 ? <p className={styles.hint}>{text.nothing}</p> : <Sentences changes={forCallers} />}
      {afterCalls.length === 0 ? null : (
        <>
          <h3>{text.afterCalls}</h3>
          <Sentences changes={afterCalls} />
        </>
      )}
      {behind.length + moved === 0 ? null : (
        <details>
          <summary>{text.behind}</summary>
          <Sentences changes={behind} />
          {moved === 0 ? null : <p className={styles.hint}>{text.moved(moved)}</p>}
        </details>
      )}
    </div>
  );
}

function Sentences({ changes }: { changes: readonly Change[] }) {
  const text = useStrings(changeStrings);
  return (
    <ul>
      {changes.slice(0, MOST_SHOWN).map(({ key, sentence, words }) => (
        <li key={key}>
          {sentence}
          {words === undefined ? null : <Words {...words} />}
        </li>
      ))}
      {changes.length > MOST_SHOWN ? <li>{text.more(changes.length - MOST_SHOWN)}</li> : null}
    </ul>
  );
}

/** A text as it is now, with what was taken out and put in. */
function Words({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffWordsWithSpace(before, after), [before, after]);
  let at = 0;
  return (
    <blockquote className={styles.words}>
      {parts.map(({ value, added, removed }) => {
        const key = `${at} ${added} ${removed}`;
        at += value.length;
        if (added) return <ins key={key}>{value}</ins>;
        return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>;
      })}
    </blockquote>
  );
}
