import type { Problem } from '@aybiza/flow';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { fixText, flowStrings, problemText } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import type { ProblemFilter } from '../editor-view.ts';
import { playProblem } from '../playback/start-playback.ts';
import { editorStrings } from '../strings.ts';
import { goToProblem, hasPlace, runFix } from './go-to-problem.ts';
import { countProblems, filterProblems, placeName, problemKey } from './problem-index.ts';
import styles from './problem-list.module.css';

/** All problems, errors first, each with its way to be shown, its place to go to and what mends it. */
export function ProblemList() {
  const text = useStrings(editorStrings).problems;
  const { actions } = useEditor().store;
  const problems = useEditorState((state) => state.problems);
  const filter = useEditorState((state) => state.view.problemFilter);
  const shown = filterProblems(problems, filter);
  return (
    <section className={styles.list} aria-label={text.title}>
      <header className={styles.head}>
        <h2>{text.title}</h2>
        <Filter problems={problems} shown={shown} />
        <IconButton
          icon="close"
          size="small"
          side="left"
          label={text.hide}
          onClick={() => actions.look({ problemsOpen: false })}
        />
      </header>
      {problems.length === 0 ? <p className={styles.none}>{text.none} ✓</p> : null}
      <ul>
        {shown.map((problem) => (
          <ProblemRow key={problemKey(problem)} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

/** Errors, warnings or both, where there are both. */
function Filter({ problems, shown }: { problems: readonly Problem[]; shown: readonly Problem[] }) {
  const text = useStrings(editorStrings).problems;
  const { actions } = useEditor().store;
  const filter = useEditorState((state) => state.view.problemFilter);
  const { errors, warnings } = countProblems(problems);
  if (errors === 0 || warnings === 0) return null;
  const choices: readonly { id: ProblemFilter; label: string }[] = [
    { id: 'all', label: text.all(problems.length) },
    { id: 'error', label: text.errors(errors) },
    { id: 'warning', label: text.warnings(warnings) },
  ];
  const chosen = shown === problems ? 'all' : filter;
  return (
    <fieldset className={styles.filter} aria-label={text.filter}>
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={chosen === id} onClick={() => actions.look({ problemFilter: id })}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const text = useStrings(editorStrings).problems;
  const flowWords = useStrings(flowStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const { fix, path, severity } = problem;
  const goTo = () => goToProblem(editor, problem);
  const play = () => {
    if (problem.place.rule !== undefined) goTo();
    if (!playProblem(editor, problem)) goTo();
  };
  const words = (
    <>
      <Icon name="warning" size={14} />
      <VisuallyHidden>{severity === 'error' ? text.error : text.warning}</VisuallyHidden>
      <span className={styles.place}>{placeName(flow, problem, editor.wordsFor)}</span>
      <span className={styles.message}>{problemText(problem, flowWords)}</span>
    </>
  );
  const leads = path !== undefined || hasPlace(problem);
  return (
    <li className={severity === 'error' ? styles.error : styles.warning}>
      {leads ? (
        <button type="button" className={styles.row} onClick={path === undefined ? goTo : play}>
          {words}
          <span className={styles.hint}>
            {path === undefined ? null : <Icon name="start" size={12} />}
            {path === undefined ? text.goTo : text.play}
          </span>
        </button>
      ) : (
        <span className={styles.row}>{words}</span>
      )}
      {path !== undefined && problem.place.node !== undefined ? (
        <Button size="small" look="plain" onClick={goTo}>
          {text.goTo}
        </Button>
      ) : null}
      {fix === undefined ? null : (
        <Button size="small" onClick={() => runFix(editor, fix)}>
          {text.fixWith(fixText(fix, flowWords))}
        </Button>
      )}
    </li>
  );
}
