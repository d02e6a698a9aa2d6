'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import type { Contact } from './contact.ts';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

/** Notes that somebody does not want to be called, or that they do again. */
export function OptOutButton({ contact }: { contact: Contact }) {
  const errorText = useErrorText();
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const change = useMutation(trpc.contact.change.mutationOptions({ onSuccess: useRefresh(trpc.contact.pathKey()) }));
  const mayBeCalled = contact.optedOutAt === null;
  return (
    <span className={styles.action}>
      <Button
        disabled={change.isPending}
        onClick={() => change.mutate({ contactId: contact.id, mayBeCalled: !mayBeCalled })}
      >
        {mayBeCalled ? strings.noteNoCalls : strings.noteMayCall}
      </Button>
      {change.isError ? (
        <small role="alert" className={styles.bad}>
          {errorText(change.error)}
        </small>
      ) : null}
    </span>
  );
}
