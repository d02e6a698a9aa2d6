import type { Flow } from '@aybiza/flow';
import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { flowStrings } from '../flow-words/index.ts';
import type { GraphLayers } from './graph-layers.ts';
import { graphStrings } from './strings.ts';
import { type Graph, type GraphNode, toGraph } from './to-graph.ts';

/**
 * The flow as React Flow wants it, plus what only the view knows: measured sizes, and places while a drag goes on. The document
 * hears of a drag when it ends.
 */
export function useGraph(flow: Flow, layers: GraphLayers) {
  const [graphWords, flowWords] = [useStrings(graphStrings), useStrings(flowStrings)];
  const words = { graph: graphWords, flow: flowWords };
  const [source, setSource] = useState({ flow, layers });
  const [graph, setGraph] = useState<Graph>(() => toGraph(flow, layers, { words }));
  let current = graph;
  if (source.flow !== flow || !sameLayers(source.layers, layers)) {
    current = toGraph(flow, layers, { words, previous: graph });
    setSource({ flow, layers });
    setGraph(current);
  }
  const applyChanges = (changes: readonly NodeChange<GraphNode>[]) => {
    // Selection belongs to whoever uses the drawing, and nobody but the flow adds or removes nodes.
    const own = changes.filter((change) => change.type === 'dimensions' || change.type === 'position');
    if (own.length > 0) setGraph((known) => ({ ...known, nodes: applyNodeChanges(own, known.nodes) }));
  };
  return { graph: current, applyChanges };
}

function sameLayers(left: GraphLayers, right: GraphLayers): boolean {
  return (
    left.selection === right.selection &&
    left.problems === right.problems &&
    left.comments === right.comments &&
    left.path === right.path &&
    left.figures === right.figures &&
    left.coverage === right.coverage &&
    left.editing === right.editing &&
    left.changes === right.changes &&
    left.unfolded === right.unfolded
  );
}
