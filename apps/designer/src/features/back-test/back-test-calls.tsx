import type { BackTestId } from '@aybiza/foundation/ids';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { CoverLink, DataTable } from '../../components/data-table.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { usePartyOf } from '../calls/index.ts';
import { MoreButton, QueryState } from '../workspace/index.ts';
import styles from './back-test.module.css';
import {
  describeAssumptions,
  describeDivergence,
  describeOutcomes,
  describeUndecided,
  type Verdict,
} from './describe-finding.ts';
import { backTestStrings } from './strings.ts';

interface BackTestCallsProps {
  backTestId: BackTestId;
  verdict: Verdict;
  /** How many there are; more of them are fetched while the back-test runs. */
  count: number;
}

/** The calls with one verdict; a row opens the call where the ways part. */
export function BackTestCalls({ backTestId, verdict, count }: BackTestCallsProps) {
  const strings = useStrings(backTestStrings);
  const partyOf = usePartyOf();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { backTestId, verdict };
  const calls = useInfiniteQuery({
    queryKey: [...trpc.backTest.listCalls.queryKey(input), count],
    queryFn: ({ pageParam }) => client.backTest.listCalls.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryState query={calls}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items.map((call) => ({ ...call, labels: page.labels })));
        if (rows.length === 0) return <p className={styles.about}>{strings.none[verdict]}</p>;
        return (
          <div className={styles.calls}>
            <p className={styles.about}>{strings.about[verdict]}</p>
            <DataTable className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{strings.started}</th>
                  <th scope="col">{strings.caller}</th>
                  <th scope="col">{strings.outcome}</th>
                  <th scope="col">{strings.where}</th>
                  <th scope="col">{strings.assumed}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ call, finding, labels }) => (
                  <tr key={call.id}>
                    <td>
                      <CoverLink href={`/calls/${call.id}?backTest=${backTestId}`}>
                        <Moment at={call.startedAt} />
                      </CoverLink>
                    </td>
                    <td>{partyOf(call)}</td>
                    <td>{describeOutcomes(finding, strings)}</td>
                    <td className={styles.where}>
                      {describeDivergence(finding, { labels, strings })}
                      {finding.divergence === null || finding.undecided === null ? null : (
                        <span>{describeUndecided(finding, { labels, strings })}</span>
                      )}
                    </td>
                    <td className={styles.assumed}>{describeAssumptions(finding, strings)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
            <MoreButton query={calls} />
          </div>
        );
      }}
    </QueryState>
  );
}
