import type { AgentId, FlowVersionId } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { nodeCards } from '../editor/index.ts';
import { FlowGraph, type NodeFigure } from '../flow-graph/index.ts';
import { flowStrings, titleOf } from '../flow-words/index.ts';
import { QueryState } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { ChartPanel } from './chart-panel.tsx';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import type { Scene } from './use-analytics.ts';

interface NodesPanelProps {
  scene: Scene;
  agentId: AgentId;
  /** The version whose drawing is shown: the one that is chosen, else the one with the most calls. */
  drawn: { readonly id: FlowVersionId; readonly name: string } | undefined;
}

/** How many callers came to each step and how many were lost there, on the drawing and in a table. */
export function NodesPanel({ scene, agentId, drawn }: NodesPanelProps) {
  const strings = useStrings(analyticsStrings).nodes;
  const flowWords = useStrings(flowStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const nodes = useQuery(trpc.analytics.getNodes.queryOptions({ ...scene.input, agentId }));
  const version = useQuery(
    trpc.flow.getVersion.queryOptions(drawn === undefined ? skipToken : { flowVersionId: drawn.id }),
  );
  const flow = version.data?.flow;
  const figures = useMemo(
    () =>
      new Map(
        (nodes.data ?? []).map(({ nodeId, calls, lostHere, dwellMs, visits }): [string, NodeFigure] => [
          nodeId,
          {
            text: lostHere === 0 ? strings.badgeAll(calls) : strings.badge(calls, lostHere),
            said: strings.said(calls, lostHere, formats.duration(dwellMs / Math.max(1, visits))),
            weight: lostHere / Math.max(1, calls),
          },
        ]),
      ),
    [nodes.data, strings, formats],
  );
  const layers = useMemo(() => ({ figures }), [figures]);
  return (
    <QueryState query={nodes}>
      {(found) => {
        const rows = found.map(({ nodeId, calls, visits, dwellMs, endedHere, lostHere }) => {
          const node = flow?.nodes[nodeId];
          const name = node === undefined ? strings.gone(nodeId) : titleOf(node, flowWords);
          return {
            cells: [
              name,
              calls,
              visits,
              endedHere,
              lostHere,
              percentOf(lostHere, calls),
              Math.round(dwellMs / Math.max(1, visits) / 1_000),
            ],
          };
        });
        return (
          <ChartPanel
            title={strings.title}
            about={strings.about}
            data={{ file: 'steps', columns: strings.columns, rows }}
          >
            {flow === undefined ? (
              <p className={styles.nothing}>{drawn === undefined ? strings.noVersion : ''}</p>
            ) : (
              <div className={styles.graph}>
                <FlowGraph key={drawn?.id} flow={flow} cards={nodeCards} layers={layers} />
              </div>
            )}
            {drawn === undefined ? null : <p className={styles.note}>{strings.drawnOn(drawn.name)}</p>}
          </ChartPanel>
        );
      }}
    </QueryState>
  );
}
