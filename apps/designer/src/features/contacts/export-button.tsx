'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import type { Contact } from './contact.ts';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

/** A file with everything that is kept about somebody. */
export function ExportButton({ contact }: { contact: Contact }) {
  const errorText = useErrorText();
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const gather = useMutation(
    trpc.contact.export.mutationOptions({
      onSuccess: (everything) => save(`contact-${contact.e164.slice(1)}.json`, JSON.stringify(everything, null, 2)),
    }),
  );
  return (
    <span className={styles.action}>
      <Button
        title={strings.exportHint}
        disabled={gather.isPending}
        onClick={() => gather.mutate({ contactId: contact.id })}
      >
        {gather.isPending ? strings.exporting : strings.exportAll}
      </Button>
      {gather.isError ? (
        <small role="alert" className={styles.bad}>
          {errorText(gather.error)}
        </small>
      ) : null}
    </span>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
