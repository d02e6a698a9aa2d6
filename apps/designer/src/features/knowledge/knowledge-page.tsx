'use client';

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Page, Panel, QueryState } from '../workspace/index.ts';
import { AddKnowledge } from './add-knowledge.tsx';
import { DocumentTable } from './document-table.tsx';
import { knowledgeStrings } from './strings.ts';
import { TryQuestion } from './try-question.tsx';

/** Somebody watches a file being read. */
const REFRESH_MS = 2_000;

/** What the agents of the workspace may answer from, and a question to try it with. */
export function KnowledgePage({ shownDocument }: { shownDocument?: string | undefined }) {
  const strings = useStrings(knowledgeStrings);
  const trpc = useTRPC();
  const knowledge = useQuery({
    ...trpc.knowledge.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.documents.some(({ status }) => status === 'waiting' || status === 'reading') === true
        ? REFRESH_MS
        : false,
  });
  return (
    <Page title={strings.title} lead={strings.lead}>
      <QueryState query={knowledge}>
        {({ documents, collections, usage, limits }) => (
          <>
            {shownDocument === undefined || documents.some(({ id }) => id === shownDocument) ? null : (
              <p role="status">{strings.documentGone}</p>
            )}
            <IfMay call="knowledge.addFile">
              <AddKnowledge collections={collections} fileBytes={limits.fileBytes} />
            </IfMay>
            {documents.length === 0 ? (
              <EmptyState icon="page" title={strings.emptyTitle}>
                {strings.empty}
              </EmptyState>
            ) : (
              <>
                <Panel title={strings.documents} lead={strings.usage(usage.documents, usage.passages)}>
                  <DocumentTable
                    documents={documents}
                    collections={collections}
                    fileBytes={limits.fileBytes}
                    shown={shownDocument}
                  />
                </Panel>
                <IfMay call="knowledge.ask">
                  <TryQuestion />
                </IfMay>
              </>
            )}
          </>
        )}
      </QueryState>
    </Page>
  );
}
