import { useState } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import type { Collection } from './add-knowledge.tsx';
import { ChangeDocumentDialog, DeleteDocumentDialog, PassagesDialog } from './document-dialogs.tsx';
import { type DocumentDialog, DocumentRow } from './document-row.tsx';
import type { KnowledgeDocument } from './knowledge-document.ts';
import { knowledgeStrings } from './strings.ts';

interface DocumentTableProps {
  documents: readonly KnowledgeDocument[];
  collections: readonly Collection[];
  fileBytes: number;
  /** Whose passages are shown at first. */
  shown: string | undefined;
}

type Open = { dialog: DocumentDialog; document: KnowledgeDocument } | null;

/** One document per row: how far it is, or why it could not be read and what to do. */
export function DocumentTable({ documents, collections, fileBytes, shown }: DocumentTableProps) {
  const strings = useStrings(knowledgeStrings);
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
            <DocumentRow
              key={document.id}
              document={document}
              collection={document.collectionId === null ? '' : (names.get(document.collectionId) ?? '')}
              fileBytes={fileBytes}
              onOpen={(dialog) => setOpen({ dialog, document })}
            />
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
