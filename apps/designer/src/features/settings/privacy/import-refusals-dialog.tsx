'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { FileDrop } from '../../../components/file-drop.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import styles from '../settings.module.css';
import { privacyStrings } from './strings.ts';

/** What the API takes at once. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Lines that are named before they are only counted. */
const NAMED_LINES = 20;

/** Takes a file of people who do not want to be called, and says what came of it. */
export function ImportRefusalsDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const { count, list } = useFormats();
  const [isTooLarge, setTooLarge] = useState(false);
  const take = useMutation(trpc.privacy.importRefusals.mutationOptions({ onSuccess: useRefresh() }));
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) take.mutate({ csv: await file.text() });
  };
  const done = take.data;
  const problem = isTooLarge
    ? strings.tooLarge(MOST_BYTES / 1024 / 1024)
    : take.isError
      ? errorText(take.error)
      : undefined;
  return (
    <Dialog
      title={strings.importTitle}
      closeLabel={strings.importDone}
      onClose={onClose}
      actions={<Button onClick={onClose}>{strings.importDone}</Button>}
    >
      <p className={styles.how}>{strings.importText}</p>
      <FileDrop
        label={strings.dropFile}
        choose={strings.chooseFile}
        accept=".csv,.tsv,.txt,text/csv"
        busy={take.isPending}
        onFiles={([file]) => void read(file)}
      />
      <div role="status">
        {done === undefined ? null : (
          <p>
            {strings.imported(done.added, count(done.added))}{' '}
            {done.read === done.added
              ? null
              : strings.thereBefore(done.read - done.added, count(done.read - done.added))}
          </p>
        )}
        {done === undefined || done.problemCount === 0 ? null : (
          <p>
            {strings.leftOut(done.problemCount, count(done.problemCount))}{' '}
            {list(done.problems.slice(0, NAMED_LINES).map(({ line }) => strings.line(count(line))))}
            {done.problemCount > NAMED_LINES ? ' …' : ''}
          </p>
        )}
      </div>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </Dialog>
  );
}
