export { FlowGraph, type FlowGraphCallbacks, type FlowGraphProps, type LooseWire } from './flow-graph.tsx';
export type { Positions } from './from-graph.ts';
export type { FlowGraphHandle, Point } from './graph-handle.ts';
export {
  type CardEditing,
  type GraphLayers,
  type GraphSelection,
  NO_SELECTION,
  type PathLayer,
  type ProblemCount,
} from './graph-layers.ts';
export { type CardText, lookOf, type NodeCardLook, type NodeCards } from './node-cards.ts';
export { TemplateText } from './template-text.tsx';
export { titleOf } from './to-graph.ts';
export { toPathLayer } from './to-path-layer.ts';
export { withData } from './with-data.ts';
