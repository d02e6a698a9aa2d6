import type { KnowledgeCollectionId } from '@aybiza/foundation/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Select } from '../../components/select.tsx';
import { errorText, useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { AddCollectionDialog, AddPageDialog } from './add-dialogs.tsx';
import { encodeFile } from './encode-file.ts';
import styles from './knowledge.module.css';
import { knowledgeStrings as strings } from './strings.ts';

export const ACCEPTED = '.txt,.md,.markdown,.pdf,.csv,.tsv';

export interface Collection {
  readonly id: KnowledgeCollectionId;
  readonly name: string;
}

interface AddKnowledgeProps {
  collections: readonly Collection[];
  fileBytes: number;
}

/** Takes files, pages and collections. Each file that is refused says why; the others are added all the same. */
export function AddKnowledge({ collections, fileBytes }: AddKnowledgeProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [chosen, choose] = useState<KnowledgeCollectionId | ''>('');
  const [left, setLeft] = useState(0);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'page' | 'collection' | null>(null);
  const known = collections.some(({ id }) => id === chosen) ? chosen : '';
  const target = known === '' ? {} : { collectionId: known };
  const add = async (files: readonly File[]) => {
    setProblems([]);
    for (const [index, file] of files.entries()) {
      setLeft(files.length - index);
      const problem = await addOne(file).catch((error: unknown) => strings.notAdded(file.name, errorText(error)));
      if (problem !== undefined) setProblems((before) => [...before, problem]);
      await queryClient.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
    }
    setLeft(0);
  };
  const addOne = async (file: File): Promise<string | undefined> => {
    if (file.size > fileBytes) return strings.tooLarge(file.name, Math.round(fileBytes / 1024 / 1024));
    await client.knowledge.addFile.mutate({ fileName: file.name, content: await encodeFile(file), ...target });
    return undefined;
  };
  return (
    <section className={styles.add}>
      <FileDrop
        many
        label={left === 0 ? strings.drop : strings.uploading(left)}
        choose={strings.choose}
        accept={ACCEPTED}
        busy={left > 0}
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
            options={collectionOptions(collections)}
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
): { value: KnowledgeCollectionId | ''; label: string }[] {
  return [{ value: '', label: strings.none }, ...collections.map(({ id, name }) => ({ value: id, label: name }))];
}
