import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, problemText } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { countProblems } from '../problems/problem-index.ts';
import { editorStrings } from '../strings.ts';
import styles from './status-bar.module.css';

export interface StatusBarProps {
  practice: { readonly stt: boolean; readonly tts: boolean; readonly llm: boolean };
  /** Where accounts of vendors are connected. */
  settingsHref: string;
}

/** The first problem in a sentence, what is practice equipment, and the zoom. */
export function StatusBar({ practice, settingsHref }: StatusBarProps) {
  const text = useStrings(editorStrings).problems;
  const flowWords = useStrings(flowStrings);
  const { store } = useEditor();
  const problems = useEditorState((state) => state.problems);
  const checking = useEditorState((state) => state.flow !== state.checkedFlow);
  const open = useEditorState((state) => state.view.problemsOpen);
  const { errors, warnings } = countProblems(problems);
  const [first] = problems;
  return (
    <footer className={styles.bar}>
      {first === undefined ? (
        <span className={styles.good}>{checking ? text.checking : `${text.none} ✓`}</span>
      ) : (
        <button
          type="button"
          className={styles.problems}
          aria-expanded={open}
          onClick={() => store.actions.look({ problemsOpen: !open })}
        >
          <b className={errors > 0 ? styles.bad : styles.warn}>{text.counts(errors, warnings)}</b>
          <span>{problemText(first, flowWords)}</span>
        </button>
      )}
      <span className={styles.space} />
      <PracticeNote practice={practice} settingsHref={settingsHref} />
      <Zoom />
    </footer>
  );
}

/** By itself: it changes many times a second. */
function Zoom() {
  const zoom = useEditorState((state) => state.view.zoom);
  return <span className={styles.zoom}>{Math.round(zoom * 100)} %</span>;
}

function PracticeNote({ practice, settingsHref }: StatusBarProps) {
  const strings = useStrings(editorStrings);
  const words = strings.practice;
  const formats = useFormats();
  const parts = [practice.tts ? words.tts : '', practice.stt ? words.stt : '', practice.llm ? words.llm : ''].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return null;
  return (
    <span className={styles.practice}>
      {words.label(formats.list(parts))} · <a href={settingsHref}>{words.connect}</a>
    </span>
  );
}
