import { useEffect, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { tidyUp } from '../layout/tidy-up.ts';
import { countProblems } from '../problems/problem-index.ts';
import { writingStrings } from './strings.ts';
import styles from './writing-bar.module.css';
import type { Writing, WritingSource } from './writing-source.ts';

/** Says that a model draws on this canvas, how far it is, and what came of it. */
export function WritingBar({ writing, stop, dismiss }: WritingSource) {
  const text = useStrings(writingStrings);
  useTidyWhenWritten(writing);
  const readOnly = useEditorState((state) => state.readOnly);
  if (writing === null) return null;
  const isGoingOn = writing.endedAt === null;
  return (
    <section className={styles.bar} aria-label={text.title} aria-live="polite">
      {isGoingOn && !writing.isUnattended ? <Spinner label={text.title} /> : null}
      <p>{isGoingOn ? <Progress {...writing} /> : <Outcome {...writing} />}</p>
      {isGoingOn && readOnly ? null : (
        <Button size="small" onClick={isGoingOn ? stop : dismiss}>
          {isGoingOn ? text.stop : text.close}
        </Button>
      )}
    </section>
  );
}

function Progress({ status, isUnattended }: Writing) {
  const text = useStrings(writingStrings);
  const steps = useEditorState((state) => Object.keys(state.flow.nodes).length);
  const problems = useEditorState((state) => state.problems);
  if (status === 'waiting') return isUnattended ? text.unattended : text.waiting;
  return text.writing(steps, countProblems(problems).errors);
}

function Outcome({ status, summary }: Writing) {
  const text = useStrings(writingStrings);
  if (status === 'finished') return `${text.finished} ${summary}`;
  if (status === 'stopped') return text.stopped;
  return status === 'gaveUp' ? text.gaveUp : text.failed;
}

/**
 * The model puts cards where there is room. Once it is done they are put in order, as a step that can be undone; also when it was done
 * before this page has looked, as long as nobody has put anything anywhere.
 */
function useTidyWhenWritten(writing: Writing | null): void {
  const editor = useEditor();
  const known = useRef<'nothing' | 'goingOn' | 'tidied'>('nothing');
  const state = stateOf(writing);
  // The model: it has written its last.
  useEffect(() => {
    const isDue = known.current === 'goingOn' ? state !== 'goingOn' : known.current === 'nothing' && state === 'fresh';
    if (isDue && !editor.draft.readOnly) void tidyUp(editor);
    if (state === 'goingOn') known.current = 'goingOn';
    else if (isDue) known.current = 'tidied';
  }, [state, editor]);
}

function stateOf(writing: Writing | null): 'goingOn' | 'fresh' | 'over' {
  if (writing?.endedAt === null) return 'goingOn';
  return writing?.isUntouched === true ? 'fresh' : 'over';
}
