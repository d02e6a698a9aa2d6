'use client';

import type { ReactNode } from 'react';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from './form-dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  submitLabel: string;
  /** What was asked of the server, and how it went. */
  change: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  onConfirm: () => void;
  onClose: () => void;
  /** What will be different, and what cannot be taken back. */
  children: ReactNode;
}

/** Asks before something is done that cannot be undone. Stays open with the reason when the server refuses. */
export function ConfirmDialog({ title, submitLabel, change, onConfirm, onClose, children }: ConfirmDialogProps) {
  const errorText = useErrorText();
  return (
    <FormDialog
      danger
      title={title}
      submitLabel={submitLabel}
      busy={change.isPending}
      problem={change.isError ? errorText(change.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}
