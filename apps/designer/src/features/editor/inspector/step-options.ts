import { definitionOf, type Flow, type FlowNode } from '@aybiza/flow';
import type { SelectOption } from '../../../components/select.tsx';
import { type FlowWords, titleOf } from '../../flow-words/index.ts';

const byName = new Intl.Collator().compare;

/** The steps that callers can be sent to, by their names; of those, the ones that are `wanted`. */
export function stepOptions(
  nodes: Flow['nodes'],
  words: FlowWords,
  wanted: (id: string, node: FlowNode) => boolean = () => true,
): SelectOption<string>[] {
  return Object.entries(nodes)
    .filter(([id, node]) => definitionOf(node).hasInput && wanted(id, node))
    .map(([value, node]) => ({ value, label: titleOf(node, words) }))
    .toSorted((left, right) => byName(left.label, right.label));
}

/** One step as it is named in a list, even when it is no longer there. */
export function stepOption(nodes: Flow['nodes'], id: string, words: FlowWords): SelectOption<string> {
  const node = nodes[id];
  return { value: id, label: node === undefined ? id : titleOf(node, words) };
}
