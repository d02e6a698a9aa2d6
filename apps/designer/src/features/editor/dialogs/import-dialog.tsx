import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { FileSource, ImportReport, importStrings, type ReadFlow } from '../../flow-import/index.ts';
import { replaceFlow } from '../commands/index.ts';
import { type Editor, useEditor } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { keepDraft } from '../versions/keep-draft.ts';
import { useVersionSource } from '../versions/version-source.ts';
import styles from './dialogs.module.css';

/** Brings a flow from elsewhere: read, looked through, and put in the place of this one. */
export function ImportDialog() {
  const strings = useStrings(editorStrings);
  const text = useStrings(importStrings);
  const editor = useEditor();
  const [read, setRead] = useState<ReadFlow | null>(null);
  const source = useVersionSource();
  const [busy, setBusy] = useState(false);
  const close = () => editor.store.actions.look({ overlay: null });
  const replace = async (taken: ReadFlow) => {
    setBusy(true);
    // Where it could not be kept, undo still brings it back.
    await keepDraft(editor, source, 'beforeImport');
    putIn(editor, taken);
  };
  const actions =
    read === null ? (
      <Button onClick={close}>{strings.cancel}</Button>
    ) : (
      <>
        <Button onClick={() => setRead(null)}>{text.another}</Button>
        <Button look="primary" disabled={busy} onClick={() => void replace(read)}>
          {text.replace}
        </Button>
      </>
    );
  return (
    <Dialog title={text.title} closeLabel={strings.close} wide onClose={close} actions={actions}>
      {read === null ? (
        <>
          <p className={styles.intro}>
            {text.intro} {text.replaceHint}
          </p>
          <FileSource onRead={setRead} />
        </>
      ) : (
        <>
          <p className={styles.intro}>
            {text.from(read.report.name, text.formats[read.report.format], read.report.totals.steps)}
          </p>
          <ImportReport report={read.report} />
        </>
      )}
    </Dialog>
  );
}

/** Puts the flow in the place of this one, in one step of undo, and its report beside the canvas. */
export function putIn(
  { store, announce, keepReport, wordsFor }: Pick<Editor, 'store' | 'announce' | 'keepReport' | 'wordsFor'>,
  { flow, report }: ReadFlow,
): void {
  store.actions.run(replaceFlow, { flow }, { view: { overlay: null, drawer: 'import', report, playback: null } });
  keepReport(report);
  announce(wordsFor(importStrings).replaced(flow.name));
}
