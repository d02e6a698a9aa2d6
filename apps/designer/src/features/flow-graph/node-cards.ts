import type { FlowNode, NodeData, NodeKind } from '@aybiza/flow';
import { type ComponentType, createContext, useContext } from 'react';
import type { FieldProblem } from '../../components/field-frame.tsx';
import type { IconName } from '../../components/icons/icon-paths.ts';
import type { WordsFor } from '../../language/strings.ts';

/** The text of a node that is shown, and edited, on its card. */
export interface CardText<Kind extends NodeKind> {
  /** Which part of the data it is, as problems name it. */
  readonly field: keyof NodeData<Kind> & string;
  /** Callers hear it as it is, in the agent's voice. */
  readonly heard: boolean;
  read(data: NodeData<Kind>): string;
  write(data: NodeData<Kind>, text: string): NodeData<Kind>;
  /** Shown while nothing is written. */
  placeholder(of: WordsFor): string;
}

/** How one kind of node looks on the canvas. */
export interface NodeCardLook<Kind extends NodeKind> {
  readonly icon: IconName;
  readonly text?: CardText<Kind>;
  /** What the card says below its text. */
  readonly Body?: ComponentType<{ readonly data: NodeData<Kind> }>;
  /** A small sign beside a port, such as the key that chooses it. */
  portSign?(data: NodeData<Kind>, port: string): string | undefined;
}

/** The cards of all kinds; while one is missing, nothing compiles. */
export type NodeCards = { readonly [Kind in NodeKind]: NodeCardLook<Kind> };

/**
 * The look that belongs to a node. TypeScript cannot see that the kind it looks up by is the kind of this node's data, hence the
 * one assertion.
 */
export function lookOf<Kind extends NodeKind>(cards: NodeCards, node: { readonly kind: Kind }): NodeCardLook<Kind> {
  return cards[node.kind] as unknown as NodeCardLook<Kind>;
}

/** What people do on a card; kept apart from its data so that cards stay memoised. */
export interface CardActions {
  readonly readOnly: boolean;
  onEdit(editing: { node: string; what: 'text' | 'name' } | null): void;
  onText(node: string, written: FlowNode): void;
  onName(node: string, name: string): void;
  onInsert(edge: string, screen: { x: number; y: number }): void;
  onCollapse(group: string, collapsed: boolean): void;
  /** Somebody wants to read what is said about a node; whoever may only look may read. */
  onOpenComments(node: string): void;
}

const nothing = () => undefined;

/** What is wrong with the text that is being written on a card. */
export const WrittenProblemsContext = createContext<readonly FieldProblem[]>([]);
/** What may be done with the card that is chosen, in its title. */
export type CardTool = ComponentType<{ readonly id: string; readonly node: FlowNode }>;
export const CardToolContext = createContext<CardTool | null>(null);
/** The variables that a text may name. */
export const NamesContext = createContext<readonly string[]>([]);
export const CardsContext = createContext<NodeCards | null>(null);
export const CardActionsContext = createContext<CardActions>({
  readOnly: true,
  onEdit: nothing,
  onText: nothing,
  onName: nothing,
  onInsert: nothing,
  onCollapse: nothing,
  onOpenComments: nothing,
});

/** @throws Error outside a FlowGraph */
export function useNodeCards(): NodeCards {
  const cards = useContext(CardsContext);
  if (cards === null) throw new Error('A card is drawn only inside a FlowGraph, which is given the registry of cards.');
  return cards;
}
