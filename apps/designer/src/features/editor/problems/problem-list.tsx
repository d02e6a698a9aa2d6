import type { Problem } from '@aybiza/flow';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { goToNode } from '../actions.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { wayField } from '../inspector/way-list.tsx';
import { editorStrings } from '../strings.ts';
import { placeName, problemKey } from './problem-index.ts';
import styles from './problem-list.module.css';

const text = editorStrings.problems;

/** All problems, errors first, each with the way to it. */
export function ProblemList() {
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const problems = useEditorState((state) => state.problems);
  return (
    <section className={styles.list} aria-label={text.title}>
      <header className={styles.head}>
        <h2>{text.title}</h2>
        <IconButton
          icon="close"
          size="small"
          side="left"
          label={text.hide}
          onClick={() => editor.store.actions.look({ problemsOpen: false })}
        />
      </header>
      {problems.length === 0 ? <p className={styles.none}>{text.none} ✓</p> : null}
      <ul>
        {problems.map((problem) => (
          <li key={problemKey(problem)} className={problem.severity === 'error' ? styles.error : styles.warning}>
            <Icon name="warning" size={14} />
            <VisuallyHidden>{problem.severity === 'error' ? text.error : text.warning}</VisuallyHidden>
            <span className={styles.place}>{placeName(flow, problem)}</span>
            <span className={styles.message}>{problem.message}</span>
            <GoTo problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoTo({ problem: { place } }: { problem: Problem }) {
  const editor = useEditor();
  const { node, port } = place;
  const field = place.field ?? (port === undefined ? null : wayField(port));
  if (node === undefined) return null;
  return (
    <Button
      size="small"
      look="plain"
      onClick={() => {
        editor.store.actions.look({ panel: 'step', panelOpen: true });
        goToNode(editor, node, field);
      }}
    >
      {text.goTo}
    </Button>
  );
}
