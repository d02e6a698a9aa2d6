import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu, type MenuItem } from '../../components/menu.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { ACCEPTED } from './add-knowledge.tsx';
import styles from './knowledge.module.css';
import type { KnowledgeDocument } from './knowledge-document.ts';
import { knowledgeStrings } from './strings.ts';
import { uploadFile } from './upload-file.ts';

const TONES = { waiting: 'neutral', reading: 'accent', ready: 'good', failed: 'bad' } as const;

/** What is shown of a document, or asked about it, beside the table. */
export type DocumentDialog = 'passages' | 'change' | 'delete';

interface DocumentRowProps {
  document: KnowledgeDocument;
  /** The name of its collection; empty without one. */
  collection: string;
  fileBytes: number;
  onOpen: (dialog: DocumentDialog) => void;
}

/** One document: how far it is, or why something with it did not work and what to do. */
export function DocumentRow({ document, collection, fileBytes, onOpen }: DocumentRowProps) {
  const errorText = useErrorText();
  const strings = useStrings(knowledgeStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
  const refresh = useMutation(
    trpc.knowledge.refresh.mutationOptions({
      onMutate: () => setProblem(null),
      onError: (error) => setProblem(strings.notReadAgain(errorText(error))),
      onSettled,
    }),
  );
  const replace = async (file: File) => {
    if (file.size > fileBytes) return setProblem(strings.tooLarge(file.name, Math.round(fileBytes / 1024 / 1024)));
    setProblem(null);
    const onProgress = (share: number) => setSending({ name: file.name, share });
    onProgress(0);
    await uploadFile(
      file,
      { method: 'PUT', path: `/knowledge/documents/${document.id}/file`, onProgress },
      strings,
    ).catch((error: unknown) => setProblem(strings.notReplaced(file.name, errorText(error))));
    setSending(null);
    await onSettled();
  };
  return (
    <tr>
      <td>
        <What document={document} collection={collection}>
          {sending === null ? null : (
            <>
              <span>{strings.replacing(sending.name)}</span>
              <progress aria-label={strings.replacing(sending.name)} value={sending.share} />
            </>
          )}
          {problem === null ? null : (
            <span role="alert" className={styles.bad}>
              {problem}
            </span>
          )}
        </What>
      </td>
      <td>
        <Badge tone={TONES[document.status]}>{strings.states[document.status]}</Badge>
      </td>
      <td>{formats.count(document.passages)}</td>
      <td>{document.readAt === null ? null : <Moment at={document.readAt} />}</td>
      <td>
        <Actions
          document={document}
          isSending={sending !== null}
          onOpen={onOpen}
          onReplace={(file) => void replace(file)}
          onRefresh={() => refresh.mutate({ documentId: document.id })}
        />
      </td>
    </tr>
  );
}

interface WhatProps {
  document: KnowledgeDocument;
  collection: string;
  /** What is going on with it. */
  children: ReactNode;
}

function What({ document, collection, children }: WhatProps) {
  const strings = useStrings(knowledgeStrings);
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
      {children}
    </div>
  );
}

interface ActionsProps {
  document: KnowledgeDocument;
  isSending: boolean;
  onOpen: (dialog: DocumentDialog) => void;
  onReplace: (file: File) => void;
  onRefresh: () => void;
}

function Actions({ document: { kind, title, status, passages }, isSending, ...does }: ActionsProps) {
  const strings = useStrings(knowledgeStrings);
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const isBusy = isSending || status === 'waiting' || status === 'reading';
  const items: MenuItem[] = [
    { id: 'open', label: strings.open, disabled: passages === 0, onChoose: () => does.onOpen('passages') },
    ...(may('knowledge.change')
      ? [{ id: 'change', label: strings.rename, onChoose: () => does.onOpen('change') }]
      : []),
    ...(kind === 'page' || !may('knowledge.replaceFile')
      ? []
      : [{ id: 'replace', label: strings.replace, disabled: isBusy, onChoose: () => input.current?.click() }]),
    ...(may('knowledge.refresh')
      ? [{ id: 'again', label: strings.again, disabled: isBusy, onChoose: does.onRefresh }]
      : []),
    ...(may('knowledge.delete')
      ? [{ id: 'delete', label: strings.delete, separated: true, onChoose: () => does.onOpen('delete') }]
      : []),
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
            if (file !== undefined) does.onReplace(file);
          }}
        />
      </VisuallyHidden>
    </>
  );
}
