import { errorMessage } from '@aybiza/foundation/errors';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { TextArea } from '../../../components/text-field.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { countProblems, placeName, problemKey } from '../problems/problem-index.ts';
import { editorStrings } from '../strings.ts';
import { ChangeList } from '../versions/change-list.tsx';
import { changeStrings } from '../versions/strings.ts';
import { useLiveChanges } from '../versions/use-live-changes.ts';
import styles from './dialogs.module.css';

const text = editorStrings.publish;

/** What publishing gave: a version that callers reach from now on. */
export interface PublishResult {
  readonly version: number;
}

export interface PublishDialogProps {
  liveVersion: number | null;
  /** Rejects with what to tell the person. */
  onPublish: (note: string) => Promise<PublishResult>;
  onPublished: (result: PublishResult) => void;
}

type PublishState = { status: 'asking' } | { status: 'publishing' } | { status: 'failed'; reason: string };

/** The last look before callers hear it: what is wrong, what is worth knowing, what changes. */
export function PublishDialog({ liveVersion, onPublish, onPublished }: PublishDialogProps) {
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const problems = useEditorState((state) => state.problems);
  const [note, setNote] = useState('');
  const [state, setState] = useState<PublishState>({ status: 'asking' });
  const live = useLiveChanges(flow);
  const { errors, warnings } = countProblems(problems);
  const close = () => editor.store.actions.look({ overlay: null });
  const publish = async () => {
    setState({ status: 'publishing' });
    try {
      // What is published is what is saved: first everything has to be, also what was written while a save was under way.
      await editor.autosave.now();
      if (!editor.autosave.isClean) await editor.autosave.now();
      if (!editor.autosave.isClean) throw new Error(text.notSaved);
      const result = await onPublish(note);
      close();
      onPublished(result);
    } catch (error) {
      setState({ status: 'failed', reason: errorMessage(error) }); // The draft is untouched.
    }
  };
  return (
    <Dialog
      title={text.title}
      closeLabel={editorStrings.close}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{editorStrings.cancel}</Button>
          {errors > 0 ? (
            <Button look="primary" onClick={() => editor.store.actions.look({ overlay: null, problemsOpen: true })}>
              {text.show}
            </Button>
          ) : (
            <Button look="primary" disabled={state.status === 'publishing'} onClick={() => void publish()}>
              {state.status === 'publishing' ? text.publishing : warnings > 0 ? text.anyway : text.publish}
            </Button>
          )}
        </>
      }
    >
      {errors > 0 ? (
        <p className={styles.blocked}>{text.blocked}</p>
      ) : (
        <>
          <p className={styles.intro}>{text.intro((liveVersion ?? 0) + 1)}</p>
          <h3 className={styles.heading}>{changeStrings.title}</h3>
          {live.status === 'known' ? (
            <ChangeList changes={live.changes} />
          ) : (
            <p className={styles.intro}>{changeStrings[live.status]}</p>
          )}
          <TextArea label={text.note} hint={text.noteHint} maxLength={1_000} value={note} onValue={setNote} />
        </>
      )}
      {problems.length === 0 ? null : (
        <>
          {errors > 0 ? null : <h3 className={styles.heading}>{text.warnings}</h3>}
          <ul className={styles.issues}>
            {problems.map((problem) => (
              <li key={problemKey(problem)}>
                <span className={problem.severity === 'error' ? styles.error : styles.warning}>
                  <Icon name="warning" size={14} />
                </span>
                <span>
                  <b>{placeName(flow, problem)}</b> {problem.message}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {state.status === 'failed' ? (
        <p className={styles.blocked} role="alert">
          {text.failed(state.reason)}
        </p>
      ) : null}
    </Dialog>
  );
}
