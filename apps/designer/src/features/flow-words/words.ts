import { type Fix, type FlowNode, type Port, type Problem, type Said, sayIn } from '@aybiza/flow';
import type { FlowWords } from './strings.ts';

/** What a step is called: what its author called it, else what its kind is called. */
export function titleOf({ label, kind }: Pick<FlowNode, 'label' | 'kind'>, { nodes }: FlowWords): string {
  return label === '' ? nodes[kind].title : label;
}

/** What a way out is called: what its author called it, else what its kind of step calls it. */
export function wayName({ said, label }: Pick<Port, 'said' | 'label'>, words: FlowWords): string {
  return said === undefined ? label : textOf(said, label, words);
}

/** What is wrong, in a sentence. */
export function problemText({ said, message }: Pick<Problem, 'said' | 'message'>, words: FlowWords): string {
  return textOf(said, message, words);
}

/** What a fix does. */
export function fixText({ said, label }: Pick<Fix, 'said' | 'label'>, words: FlowWords): string {
  return textOf(said, label, words);
}

/** In English where a server that is newer than this page says something that the page does not know. */
function textOf(said: Said, english: string, { sentences }: FlowWords): string {
  return Object.hasOwn(sentences, said.sentence) ? sayIn(said, sentences) : english;
}
