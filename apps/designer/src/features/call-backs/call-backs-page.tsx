'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MoreButton, Page, QueryState } from '../workspace/index.ts';
import { AddCallBackDialog } from './add-call-back-dialog.tsx';
import { CallBackTable } from './call-back-table.tsx';
import styles from './call-backs.module.css';
import { callBacksStrings } from './strings.ts';

const STATES = ['open', 'planned', 'done', 'givenUp'] as const;
type State = (typeof STATES)[number];

const PAGE_SIZE = 50;
const REFRESH_MS = 5_000;

/** Who wants to be called back: what is to be done, what agents are going to do, and what came of it. */
export function CallBacksPage() {
  const strings = useStrings(callBacksStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [state, setState] = useState<State>('open');
  const [mine, setMine] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const input = { state, mine, limit: PAGE_SIZE };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const callBacks = useInfiniteQuery({
    queryKey: [...trpc.callBack.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.callBack.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const counts = callBacks.data?.pages[0]?.counts;
  return (
    <Page
      title={strings.title}
      lead={strings.lead}
      actions={
        <IfMay call="callBack.create">
          <Button onClick={() => setAdding(true)}>{strings.add}</Button>
        </IfMay>
      }
    >
      <Tabs
        label={strings.tabs}
        tabs={STATES.map((id) => ({ id, label: strings.state(strings.states[id], counts?.[id] ?? 0) }))}
        chosen={state}
        onChoose={setState}
      >
        <div className={styles.room}>
          <Checkbox label={strings.mine} checked={mine} onChecked={setMine} />
          <QueryState query={callBacks}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.items);
              if (rows.length === 0) return <Nobody state={state} />;
              return (
                <div className={styles.list} aria-busy={callBacks.isPlaceholderData}>
                  <CallBackTable callBacks={rows} label={strings.states[state]} />
                  <MoreButton query={callBacks} />
                </div>
              );
            }}
          </QueryState>
        </div>
      </Tabs>
      {isAdding ? <AddCallBackDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Nobody({ state }: { state: State }) {
  const strings = useStrings(callBacksStrings);
  const { title, text } = strings.empty[state];
  return (
    <EmptyState icon="callBack" title={title}>
      {text}
    </EmptyState>
  );
}
