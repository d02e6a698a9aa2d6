import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { TextArea } from '../../../components/text-field.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { countProblems, placeName, problemKey } from '../problems/problem-index.ts';
import { editorStrings } from '../strings.ts';
import styles from './dialogs.module.css';

const text = editorStrings.publish;

/** What publishing gave: a version that callers reach from now on. */
export interface PublishResult {
  readonly version: number;
}

export interface PublishDialogProps {
  liveVersion: number | null;
  onPublish: (note: string) => Promise<PublishResult>;
  onPublished: (result: PublishResult) => void;
}

/** The last look before callers hear it: what is wrong, what is worth knowing, what changes. */
export function PublishDialog({ liveVersion, onPublish, onPublished }: PublishDialogProps) {
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const problems = useEditorState((state) => state.problems);
  const [note, setNote] = useState('');
  const [state, setState] = useState<'asking' | 'publishing' | 'failed'>('asking');
  const { errors, warnings } = countProblems(problems);
  const close = () => editor.store.actions.look({ overlay: null });
  const publish = async () => {
    setState('publishing');
    try {
      // What is published is what is saved: first everything has to be.
      await editor.autosave.now();
      if (!editor.autosave.isClean) throw new Error('the draft is not saved');
      const result = await onPublish(note);
      close();
      onPublished(result);
    } catch {
      setState('failed'); // Said in the dialog; the draft is untouched.
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
            <Button look="primary" disabled={state === 'publishing'} onClick={() => void publish()}>
              {state === 'publishing' ? text.publishing : warnings > 0 ? text.anyway : text.publish}
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
      {state === 'failed' ? (
        <p className={styles.blocked} role="alert">
          {text.failed}
        </p>
      ) : null}
    </Dialog>
  );
}
