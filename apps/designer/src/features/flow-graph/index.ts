export { createCallsOnGraph } from './calls-on-graph.ts';
export { FlowGraph, type FlowGraphCallbacks, type LooseWire } from './flow-graph.tsx';
export { fold, INSIDE_PORT } from './fold.ts';
export { type CardSizes, type FlowGraphHandle, nodeAt, wireAt } from './graph-handle.ts';
export {
  type CardEditing,
  type ChangeLayer,
  type CommentCount,
  type CoverageLayer,
  type GraphLayers,
  type GraphSelection,
  NO_SELECTION,
  type NodeFigure,
  type PathLayer,
  type ProblemCount,
} from './graph-layers.ts';
export { lookOf, type NodeCardLook, type NodeCards } from './node-cards.ts';
export { openPort } from './open-port.ts';
export { toPathLayer } from './to-path-layer.ts';
export { withData } from './with-data.ts';
