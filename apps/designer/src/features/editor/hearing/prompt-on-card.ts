import type { FlowNode, NodeKind } from '@aybiza/flow';
import { lookOf } from '../../flow-graph/index.ts';
import { nodeCards } from '../node-kinds/cards.ts';
import type { Prompt } from './prompt-to-hear.ts';

/** Says the text on the card that is chosen. */
export const HEAR_KEY = 'H';

/** The text on a step's card, where callers hear it. */
export function promptOnCard(id: string, node: FlowNode): Prompt | undefined {
  const { text } = lookOf<NodeKind>(nodeCards, node);
  return text?.heard === true ? { node: id, field: text.field, source: text.read(node.data) } : undefined;
}
