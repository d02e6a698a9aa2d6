import type { KnowledgeCollectionId } from '@aybiza/foundation/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { ConfirmDialog, FormDialog, QueryState } from '../workspace/index.ts';
import { type Collection, collectionOptions } from './add-knowledge.tsx';
import styles from './knowledge.module.css';
import type { KnowledgeDocument } from './knowledge-document.ts';
import { PassageList } from './passage-list.tsx';
import { knowledgeStrings } from './strings.ts';

const SHOWN = 50;

interface DialogProps {
  document: KnowledgeDocument;
  onClose: () => void;
}

/** What a document was read as, and what the last reading changed. */
export function PassagesDialog({ document: { id: documentId, title }, onClose }: DialogProps) {
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const found = useQuery(trpc.knowledge.get.queryOptions({ documentId, limit: SHOWN }));
  return (
    <Dialog wide title={title} closeLabel={strings.close} onClose={onClose}>
      <QueryState query={found}>
        {({ document, passages }) => (
          <div className={styles.form}>
            {document.version > 1 && document.change !== null ? (
              <>
                <Texts label={strings.fresh} texts={document.change.addedTexts} />
                <Texts label={strings.gone} texts={document.change.removedTexts} />
              </>
            ) : null}
            {document.passages > passages.length ? (
              <p className={styles.about}>{strings.firstPassages(passages.length, document.passages)}</p>
            ) : null}
            <PassageList passages={passages.map((passage) => ({ ...passage, title: '' }))} />
          </div>
        )}
      </QueryState>
    </Dialog>
  );
}

function Texts({ label, texts }: { label: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h3>{label}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Renames a document, or moves it. */
export function ChangeDocumentDialog({
  document,
  collections,
  onClose,
}: DialogProps & { collections: readonly Collection[] }) {
  const errorText = useErrorText();
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const [title, setTitle] = useState(document.title);
  const [collection, setCollection] = useState<KnowledgeCollectionId | ''>(document.collectionId ?? '');
  const [refreshesDaily, setDaily] = useState(document.refreshesDaily);
  const change = useMutation(
    trpc.knowledge.change.mutationOptions({ onSuccess: useRefresh(trpc.knowledge.pathKey(), onClose) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const collectionId = collection === '' ? null : collection;
    change.mutate({ documentId: document.id, title, collectionId, refreshesDaily });
  };
  return (
    <FormDialog
      title={strings.rename}
      submitLabel={strings.save}
      busy={change.isPending}
      incomplete={title.trim() === ''}
      problem={change.isError ? errorText(change.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={strings.name} value={title} maxLength={200} onValue={setTitle} />
      <Select
        label={strings.collection}
        value={collection}
        options={collectionOptions(collections, strings)}
        onValue={setCollection}
      />
      {document.kind === 'page' ? (
        <Checkbox label={strings.daily} checked={refreshesDaily} onChecked={setDaily} />
      ) : null}
    </FormDialog>
  );
}

/** Asks before a document goes, and says who uses it. */
export function DeleteDocumentDialog({ document: { id: documentId, title }, onClose }: DialogProps) {
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const found = useQuery(trpc.knowledge.get.queryOptions({ documentId, limit: 1 }));
  const remove = useMutation(
    trpc.knowledge.delete.mutationOptions({ onSuccess: useRefresh(trpc.knowledge.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.deleteTitle(title)}
      submitLabel={strings.delete}
      change={remove}
      onConfirm={() => remove.mutate({ documentId })}
      onClose={onClose}
    >
      <p>{strings.deleteText}</p>
      <QueryState query={found}>
        {({ agents }) => <p>{agents.length === 0 ? strings.unused : strings.usedBy(agents.map(({ name }) => name))}</p>}
      </QueryState>
    </ConfirmDialog>
  );
}
