import { errorMessage } from '@aybiza/foundation/errors';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import dialogs from '../dialogs/dialogs.module.css';
import { editorStrings } from '../strings.ts';
import { versionStrings } from './strings.ts';

export interface NameDialogProps {
  title: string;
  intro: string;
  submitLabel: string;
  /** What it is called now. */
  name?: string;
  /** May it be left without a name? */
  mayBeEmpty?: boolean;
  /** Rejects with what to tell the person. */
  onName: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks what a checkpoint is called. */
export function NameDialog(props: NameDialogProps) {
  const strings = useStrings(editorStrings);
  const text = useStrings(versionStrings);
  const { title, intro, submitLabel, name: first = '', mayBeEmpty = false, onName, onClose } = props;
  const form = useId();
  const [name, setName] = useState(first);
  const [state, setState] = useState<{ busy: boolean; reason: string | null }>({ busy: false, reason: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true, reason: null });
    try {
      await onName(name.trim());
      onClose();
    } catch (error) {
      setState({ busy: false, reason: errorMessage(error) }); // What was typed stays.
    }
  };
  const isMissing = !mayBeEmpty && name.trim() === '';
  return (
    <Dialog
      title={title}
      closeLabel={strings.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button type="submit" form={form} look="primary" disabled={state.busy || isMissing}>
            {state.busy ? text.keeping : submitLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <p className={dialogs.intro}>{intro}</p>
        <TextField label={text.name} maxLength={120} value={name} onValue={setName} />
      </form>
      {state.reason === null ? null : (
        <p className={dialogs.blocked} role="alert">
          {state.reason}
        </p>
      )}
    </Dialog>
  );
}
