'use client';

import { type AgentId, agentIdSchema, type BackTestId } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { MissingNotice, Page, QueryState } from '../workspace/index.ts';
import styles from './back-test.module.css';
import { BackTestReport } from './back-test-report.tsx';
import { StartForm } from './start-form.tsx';
import { backTestStrings } from './strings.ts';

const RUNNING_MS = 1_000;

/** What would have become of an agent's calls on its draft, or on a version of it. */
export function BackTestPage({ agentId, chosen }: { agentId: string; chosen: string | null }) {
  const id = agentIdSchema.safeParse(agentId);
  return id.success ? <BackTests agentId={id.data} chosen={chosen} /> : <MissingNotice />;
}

function BackTests({ agentId, chosen }: { agentId: AgentId; chosen: string | null }) {
  const strings = useStrings(backTestStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const router = useRouter();
  const agent = useQuery(trpc.agent.get.queryOptions({ agentId }));
  const list = useQuery(
    trpc.backTest.list.queryOptions(
      { agentId },
      {
        refetchInterval: ({ state }) =>
          state.data?.backTests.some(({ endedAt }) => endedAt === null) === true ? RUNNING_MS : false,
      },
    ),
  );
  const refresh = useRefresh(trpc.backTest.list.queryKey({ agentId }));
  // In the address, so that it can be sent to somebody and come back to.
  const show = (test: BackTestId) => router.replace(`/agents/${agentId}/back-tests?test=${test}`);
  return (
    <Page
      title={agent.data === undefined ? strings.title : strings.titleOf(agent.data.name)}
      lead={strings.lead}
      actions={<Link href={`/agents/${agentId}/flow`}>{strings.toEditor}</Link>}
    >
      <IfMay call="backTest.start">
        <StartForm
          agentId={agentId}
          onStarted={(test) => {
            void refresh();
            show(test);
          }}
        />
      </IfMay>
      <QueryState query={list}>
        {({ backTests }) => {
          const shown = backTests.find(({ id }) => id === chosen) ?? backTests[0];
          if (shown === undefined)
            return (
              <EmptyState icon="clock" title={strings.emptyTitle}>
                {strings.emptyText}
              </EmptyState>
            );
          return (
            <>
              {backTests.length > 1 ? (
                <div className={styles.choice}>
                  <Select
                    label={strings.chosenTest}
                    value={shown.id}
                    options={backTests.map(({ id, askedAt, version, total }) => ({
                      value: id,
                      label: strings.testOf(formats.exact(askedAt), version?.number ?? null, total),
                    }))}
                    onValue={show}
                  />
                </div>
              ) : null}
              <BackTestReport key={shown.id} backTest={shown} onStopped={() => void refresh()} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
