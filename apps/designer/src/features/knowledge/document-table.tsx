import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { ACCEPTED, type Collection } from './add-knowledge.tsx';
import { ChangeDocumentDialog, DeleteDocumentDialog, PassagesDialog } from './document-dialogs.tsx';
import { encodeFile } from './encode-file.ts';
import styles from './knowledge.module.css';
import type { KnowledgeDocument } from './knowledge-document.ts';
import { knowledgeStrings as strings } from './strings.ts';

const TONES = { waiting: 'neutral', reading: 'accent', ready: 'good', failed: 'bad' } as const;

interface DocumentTableProps {
  documents: readonly KnowledgeDocument[];
  collections: readonly Collection[];
  /** Whose passages are shown at first. */
  shown: string | undefined;
}

type Open = { dialog: 'passages' | 'change' | 'delete'; document: KnowledgeDocument } | null;

/** One document per row: how far it is, or why it could not be read and what to do. */
export function DocumentTable({ documents, collections, shown }: DocumentTableProps) {
  const first = documents.find(({ id }) => id === shown);
  const [open, setOpen] = useState<Open>(first === undefined ? null : { dialog: 'passages', document: first });
  const close = () => setOpen(null);
  const names = new Map(collections.map(({ id, name }) => [id, name]));
  return (
    <>
      <DataTable bare label={strings.documents}>
        <thead>
          <tr>
            <th scope="col">{strings.columns.title}</th>
            <th scope="col">{strings.columns.state}</th>
            <th scope="col">{strings.columns.passages}</th>
            <th scope="col">{strings.columns.read}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td>
                <What
                  document={document}
                  collection={document.collectionId === null ? '' : (names.get(document.collectionId) ?? '')}
                />
              </td>
              <td>
                <Badge tone={TONES[document.status]}>{strings.states[document.status]}</Badge>
              </td>
              <td>{document.passages.toLocaleString('en')}</td>
              <td>{document.readAt === null ? null : <Moment at={document.readAt} />}</td>
              <td>
                <Actions document={document} onOpen={(dialog) => setOpen({ dialog, document })} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {open?.dialog === 'passages' ? <PassagesDialog document={open.document} onClose={close} /> : null}
      {open?.dialog === 'change' ? (
        <ChangeDocumentDialog document={open.document} collections={collections} onClose={close} />
      ) : null}
      {open?.dialog === 'delete' ? <DeleteDocumentDialog document={open.document} onClose={close} /> : null}
    </>
  );
}

function What({ document, collection }: { document: KnowledgeDocument; collection: string }) {
  const { title, address, fileName, failureCode, passages, change, version } = document;
  const from = [address ?? fileName ?? '', collection].filter((part) => part !== '' && part !== title).join(' · ');
  return (
    <div className={styles.what}>
      <b>{title}</b>
      {from === '' ? null : <span>{from}</span>}
      {failureCode === null ? null : (
        <span>
          {strings.failures[failureCode]} {passages > 0 ? strings.keepsOld : ''}
        </span>
      )}
      {version > 1 && change !== null && failureCode === null ? (
        <span>{strings.changed(change.added, change.removed)}</span>
      ) : null}
    </div>
  );
}

interface ActionsProps {
  document: KnowledgeDocument;
  onOpen: (dialog: 'passages' | 'change' | 'delete') => void;
}

function Actions({ document, onOpen }: ActionsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
  const refresh = useMutation(trpc.knowledge.refresh.mutationOptions({ onSettled }));
  const replace = useMutation(trpc.knowledge.replaceFile.mutationOptions({ onSettled }));
  const { id: documentId, kind, title } = document;
  const isBusy = document.status === 'waiting' || document.status === 'reading';
  const items: MenuItem[] = [
    { id: 'open', label: strings.open, disabled: document.passages === 0, onChoose: () => onOpen('passages') },
    { id: 'change', label: strings.rename, onChoose: () => onOpen('change') },
    ...(kind === 'page'
      ? []
      : [{ id: 'replace', label: strings.replace, disabled: isBusy, onChoose: () => input.current?.click() }]),
    { id: 'again', label: strings.again, disabled: isBusy, onChoose: () => refresh.mutate({ documentId }) },
    { id: 'delete', label: strings.delete, separated: true, onChoose: () => onOpen('delete') },
  ];
  return (
    <>
      <Menu
        items={items}
        trigger={(props) => <IconButton {...props} icon="more" side="left" label={strings.more(title)} />}
      />
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPTED}
          aria-label={strings.replace}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined)
              void encodeFile(file).then((content) => replace.mutate({ documentId, fileName: file.name, content }));
          }}
        />
      </VisuallyHidden>
    </>
  );
}
