import type { KnowledgeCollectionId } from '@aybiza/foundation/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Select } from '../../components/select.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { AddCollectionDialog, AddPageDialog } from './add-dialogs.tsx';
import styles from './knowledge.module.css';
import { knowledgeStrings } from './strings.ts';
import { uploadFile } from './upload-file.ts';

export const ACCEPTED = '.txt,.md,.markdown,.pdf,.csv,.tsv';

export interface Collection {
  readonly id: KnowledgeCollectionId;
  readonly name: string;
}

interface AddKnowledgeProps {
  collections: readonly Collection[];
  fileBytes: number;
}

/** The file that is on its way, and how much of it has been sent. */
interface Sending {
  readonly name: string;
  /** Files that are not there yet, this one among them. */
  readonly left: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** Takes files, pages and collections. Each file that is refused says why; the others are added all the same. */
export function AddKnowledge({ collections, fileBytes }: AddKnowledgeProps) {
  const errorText = useErrorText();
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chosen, choose] = useState<KnowledgeCollectionId | ''>('');
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'page' | 'collection' | null>(null);
  const known = collections.some(({ id }) => id === chosen) ? chosen : '';
  const target = known === '' ? {} : { collectionId: known };
  const add = async (files: readonly File[]) => {
    setProblems([]);
    for (const [index, file] of files.entries()) {
      const onProgress = (share: number) => setSending({ name: file.name, left: files.length - index, share });
      onProgress(0);
      const problem = await addOne(file, onProgress).catch((error: unknown) =>
        strings.notAdded(file.name, errorText(error)),
      );
      if (problem !== undefined) setProblems((before) => [...before, problem]);
      await queryClient.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
    }
    setSending(null);
  };
  const addOne = async (file: File, onProgress: (share: number) => void): Promise<string | undefined> => {
    if (file.size > fileBytes) return strings.tooLarge(file.name, Math.round(fileBytes / 1024 / 1024));
    await uploadFile(file, { method: 'POST', path: '/knowledge/documents', fields: target, onProgress }, strings);
    return undefined;
  };
  return (
    <section className={styles.add}>
      <FileDrop
        many
        label={sending === null ? strings.drop : strings.uploading(sending.name, sending.left)}
        progress={sending?.share}
        choose={strings.choose}
        accept={ACCEPTED}
        busy={sending !== null}
        onFiles={(files) => void add(files)}
      />
      <ul className={styles.problems} role="status">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        {collections.length === 0 ? null : (
          <Select
            label={strings.collection}
            hideLabel
            value={known}
            options={collectionOptions(collections, strings)}
            onValue={choose}
          />
        )}
        <Button onClick={() => setDialog('page')}>{strings.addPage}</Button>
        <Button onClick={() => setDialog('collection')}>{strings.newCollection}</Button>
      </div>
      {dialog === 'page' ? <AddPageDialog target={target} onClose={() => setDialog(null)} /> : null}
      {dialog === 'collection' ? <AddCollectionDialog onAdded={choose} onClose={() => setDialog(null)} /> : null}
    </section>
  );
}

export function collectionOptions(
  collections: readonly Collection[],
  strings: WordsOf<typeof knowledgeStrings>,
): { value: KnowledgeCollectionId | ''; label: string }[] {
  return [{ value: '', label: strings.none }, ...collections.map(({ id, name }) => ({ value: id, label: name }))];
}
