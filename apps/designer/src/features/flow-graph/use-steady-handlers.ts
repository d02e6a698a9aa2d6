import type { ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { useLatest } from '../../components/use-latest.ts';
import type { GraphEdge, GraphNode } from './to-graph.ts';

type All = Required<ReactFlowProps<GraphNode, GraphEdge>>;

export type GraphHandlers = Pick<
  All,
  | 'onNodesChange'
  | 'onEdgesChange'
  | 'onMove'
  | 'onNodeDrag'
  | 'isValidConnection'
  | 'onConnect'
  | 'onReconnect'
  | 'onConnectEnd'
>;

/**
 * The same functions every time, which do what those of the last drawing do. React Flow tells all cards and wires of each handler that
 * is another one: while a card is dragged that would be all of them, several times in every frame.
 */
export function useSteadyHandlers(handlers: GraphHandlers): GraphHandlers {
  const latest = useLatest(handlers);
  return useMemo<GraphHandlers>(
    () => ({
      onNodesChange: (changes) => latest.current.onNodesChange(changes),
      onEdgesChange: (changes) => latest.current.onEdgesChange(changes),
      onMove: (event, viewport) => latest.current.onMove(event, viewport),
      onNodeDrag: (event, node, nodes) => latest.current.onNodeDrag(event, node, nodes),
      isValidConnection: (connection) => latest.current.isValidConnection(connection),
      onConnect: (connection) => latest.current.onConnect(connection),
      onReconnect: (edge, connection) => latest.current.onReconnect(edge, connection),
      onConnectEnd: (event, state) => latest.current.onConnectEnd(event, state),
    }),
    [],
  );
}
