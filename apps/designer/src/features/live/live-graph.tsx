import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { usePartyOf } from '../calls/index.ts';
import { nodeCards } from '../editor/index.ts';
import { createCallsOnGraph, FlowGraph, type FlowGraphHandle } from '../flow-graph/index.ts';
import { QueryState } from '../workspace/index.ts';
import styles from './live.module.css';
import type { LiveCall } from './live-call.ts';
import { liveStrings } from './strings.ts';

/** Calls of one drawing as dots on it, which move as the calls do. */
export function LiveGraph({ calls }: { calls: readonly LiveCall[] }) {
  const strings = useStrings(liveStrings);
  const trpc = useTRPC();
  // Any of them: they run on the same drawing, which stays when the call that was asked for is over.
  const [asked] = useState(calls[0]?.call.id);
  const [onGraph] = useState(createCallsOnGraph);
  const partyOf = usePartyOf();
  const dots = calls
    .filter(({ call }) => call.status === 'live')
    .map(({ call, node, floor }) => ({ id: call.id, node, floor, name: partyOf(call), href: `/calls/${call.id}` }));
  // Each time: the same dots are not drawn again.
  useEffect(() => onGraph.set(dots));
  const drawing = useQuery(
    trpc.live.getDrawing.queryOptions(
      { callId: asked ?? '' },
      { enabled: asked !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const graph = useRef<FlowGraphHandle>(null);
  const isThere = drawing.data?.drawing != null;
  useEffect(() => {
    // The cards know their sizes a moment after they are drawn.
    if (isThere) void graph.current?.measure().then(() => graph.current?.fit());
  }, [isThere]);
  return (
    <div className={styles.canvas}>
      <QueryState query={drawing}>
        {({ drawing: drawn }) =>
          drawn === null ? (
            <p className={styles.faint}>{strings.noDrawing}</p>
          ) : (
            <FlowGraph ref={graph} flow={drawn.flow} cards={nodeCards} calls={onGraph} />
          )
        }
      </QueryState>
    </div>
  );
}
