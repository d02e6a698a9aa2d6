'use client';

import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './form-dialog.module.css';
import { workspaceStrings } from './strings.ts';

interface FormDialogProps {
  title: string;
  submitLabel: string;
  /** For what cannot be undone. */
  danger?: boolean;
  /** For what needs room, such as cards to choose from. */
  wide?: boolean;
  busy: boolean;
  /** Something is missing yet, so that it cannot be sent. */
  incomplete?: boolean;
  /** Why the last attempt was refused. */
  problem: string | undefined;
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields to fill in, or a question to confirm, in front of the page. */
export function FormDialog(props: FormDialogProps) {
  const strings = useStrings(workspaceStrings);
  const { title, submitLabel, danger = false, wide = false, busy, incomplete = false, problem } = props;
  const { onSubmit, onClose, children } = props;
  const formId = useId();
  const actions = (
    <>
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button type="submit" form={formId} look={danger ? 'danger' : 'primary'} disabled={busy || incomplete}>
        {busy ? strings.working : submitLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} closeLabel={strings.close} onClose={onClose} actions={actions} wide={wide}>
      <form id={formId} className={styles.form} onSubmit={onSubmit}>
        {children}
        {problem === undefined ? null : <p role="alert">{problem}</p>}
      </form>
    </Dialog>
  );
}
