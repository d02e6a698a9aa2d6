import { type Flow, type FlowRefusal, parseFlow } from '@aybiza/flow';
import { errorMessage } from '@aybiza/foundation/errors';
import { err, type Result } from '@aybiza/foundation/result';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextArea } from '../../../components/text-field.tsx';
import { replaceFlow } from '../commands/index.ts';
import { useEditor } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import styles from './dialogs.module.css';

const text = editorStrings.import;

/** Puts a flow from somewhere else in the place of this one; what does not fit is said, place by place. */
export function ImportDialog() {
  const editor = useEditor();
  const [written, setWritten] = useState('');
  const [refusal, setRefusal] = useState<FlowRefusal | null>(null);
  const close = () => editor.store.actions.look({ overlay: null });
  const replace = () => {
    const read = readFlow(written);
    if (!read.ok) return setRefusal(read.error);
    editor.store.actions.run(replaceFlow, { flow: read.value }, { view: { overlay: null } });
    editor.graph.current?.fit();
  };
  return (
    <Dialog
      title={text.title}
      closeLabel={editorStrings.close}
      wide
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{editorStrings.cancel}</Button>
          <Button look="primary" disabled={written.trim() === ''} onClick={replace}>
            {text.import}
          </Button>
        </>
      }
    >
      <TextArea
        label={text.label}
        hint={text.hint}
        code
        rows={12}
        value={written}
        problems={refusal === null ? [] : [{ severity: 'error', message: refusal.message }]}
        onValue={(value) => {
          setWritten(value);
          setRefusal(null);
        }}
      />
      {refusal === null || refusal.issues.length === 0 ? null : (
        <ul className={styles.issues}>
          {refusal.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Text to flow, with a reason for whoever pasted it. */
export function readFlow(written: string): Result<Flow, FlowRefusal> {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    return err({ code: 'NOT_A_FLOW', message: `${text.notJson} ${errorMessage(error)}`, issues: [] });
  }
  return parseFlow(value);
}
