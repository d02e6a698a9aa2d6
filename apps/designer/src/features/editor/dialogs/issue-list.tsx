import { Icon } from '../../../components/icons/icon.tsx';
import { useWordsFor } from '../../../language/use-strings.tsx';
import { flowStrings, problemText } from '../../flow-words/index.ts';
import { useEditorState } from '../editor-context.tsx';
import { placeName, problemKey } from '../problems/problem-index.ts';
import styles from './dialogs.module.css';

/** Everything that is wrong with the flow, to read. */
export function IssueList({ title }: { title: string | null }) {
  const flow = useEditorState((state) => state.flow);
  const problems = useEditorState((state) => state.problems);
  const wordsFor = useWordsFor();
  if (problems.length === 0) return null;
  return (
    <>
      {title === null ? null : <h3 className={styles.heading}>{title}</h3>}
      <ul className={styles.issues}>
        {problems.map((problem) => (
          <li key={problemKey(problem)}>
            <span className={problem.severity === 'error' ? styles.error : styles.warning}>
              <Icon name="warning" size={14} />
            </span>
            <span>
              <b>{placeName(flow, problem, wordsFor)}</b> {problemText(problem, wordsFor(flowStrings))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
