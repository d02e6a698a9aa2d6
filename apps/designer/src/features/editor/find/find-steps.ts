import { type Flow, type FlowNode, type NodeKind, type Problem, variablesOfNode } from '@aybiza/flow';
import { type FlowWords, titleOf } from '../../flow-words/index.ts';

/** What somebody looks for; null where it does not matter. */
export interface Wanted {
  /** Words that all occur somewhere in a step, whatever their case. */
  readonly words: string;
  readonly kind: NodeKind | null;
  /** A variable that the step reads or fills. */
  readonly variable: string | null;
  /** Only steps that have a problem, or an error. */
  readonly problems: 'any' | 'error' | null;
}

export const ANYTHING: Wanted = { words: '', kind: null, variable: null, problems: null };

export interface FoundStep {
  readonly id: string;
  readonly node: FlowNode;
  /** A text of the step in which one of the words occurs, unless that is its name. */
  readonly says: string | undefined;
}

/** The steps that are as somebody wants them, in the order of the flow. */
export function findSteps(
  flow: Flow,
  wanted: Partial<Wanted>,
  { flowWords, problems = [] }: { readonly flowWords: FlowWords; readonly problems?: readonly Problem[] },
): FoundStep[] {
  const { words, kind, variable, problems: severity } = { ...ANYTHING, ...wanted };
  const parts = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const faulty = new Set(
    problems.flatMap(({ place, severity: own }) => (severity === 'any' || own === severity ? (place.node ?? []) : [])),
  );
  return Object.entries(flow.nodes).flatMap(([id, node]): FoundStep[] => {
    if (kind !== null && node.kind !== kind) return [];
    if (severity !== null && !faulty.has(id)) return [];
    if (variable !== null && !variablesOfNode(flow, id, node).has(variable)) return [];
    const names = [titleOf(node, flowWords), flowWords.nodes[node.kind].title, id];
    const texts = textsIn(node.data);
    const everything = [...names, ...texts].join('\n').toLowerCase();
    if (!parts.every((word) => everything.includes(word))) return [];
    const isNamed = parts.every((word) => names.join('\n').toLowerCase().includes(word));
    const says = isNamed ? undefined : texts.find((text) => parts.some((word) => text.toLowerCase().includes(word)));
    return [{ id, node, says }];
  });
}

/** Every text in the data of a step, whatever field it is in. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
