import { useEffect } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import styles from './path-player.module.css';
import { describePlace, type Playback, showUpTo, toggleRunning } from './playback.ts';
import { changePlayback } from './start-playback.ts';

/** Long enough to read the name on a card. */
const STEP_MS = 1_100;

/** The bar under the canvas while a way is shown; Escape ends it. */
export function PathPlayer() {
  const playback = useEditorState((state) => state.view.playback);
  return playback === null ? null : <Player playback={playback} />;
}

function Player({ playback }: { playback: Playback }) {
  const text = useStrings(editorStrings).playback;
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const { at, steps, running, title } = playback;
  const goTo = (to: number) => changePlayback(editor, (now) => ({ ...showUpTo(now, to), running: false }));
  // Time: the way goes on by itself.
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => changePlayback(editor, (now) => showUpTo(now, at + 1)), STEP_MS);
    return () => clearTimeout(timer);
  }, [editor, running, at]);
  return (
    <section className={styles.player} aria-label={text.label}>
      <div className={styles.keys}>
        <span className={styles.back}>
          <IconButton icon="chevron" label={text.back} keys="," disabled={at === 0} onClick={() => goTo(at - 1)} />
        </span>
        <IconButton
          icon={running ? 'wait' : 'start'}
          label={running ? text.pause : text.play}
          disabled={steps.length === 0}
          onClick={() => changePlayback(editor, toggleRunning)}
        />
        <span className={styles.forth}>
          <IconButton
            icon="chevron"
            label={text.forth}
            keys="."
            disabled={at >= steps.length}
            onClick={() => goTo(at + 1)}
          />
        </span>
      </div>
      <div className={styles.words}>
        <output aria-live="polite" className={styles.place}>
          <b>{text.step(at, steps.length)}</b> {describePlace(flow, playback, editor.wordsFor)}
        </output>
        <p className={styles.title} title={title}>
          {title}
        </p>
      </div>
      <IconButton
        icon="close"
        side="left"
        label={text.stop}
        keys="Esc"
        onClick={() => changePlayback(editor, () => null)}
      />
    </section>
  );
}
