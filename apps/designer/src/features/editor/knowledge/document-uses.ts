import type { Flow } from '@aybiza/flow';
import { type FlowWords, titleOf } from '../../flow-words/index.ts';
import type { StepUse } from '../panels/step-uses.tsx';

/** The steps that answer from a document: those that name it, and those that name none and so answer from all. */
export function documentUses({ nodes }: Pick<Flow, 'nodes'>, document: string, words: FlowWords): StepUse[] {
  return Object.entries(nodes).flatMap(([node, step]) => {
    if (step.kind !== 'answer') return [];
    const { sources } = step.data;
    return sources.length === 0 || sources.includes(document)
      ? [{ node, field: 'sources', label: titleOf(step, words) }]
      : [];
  });
}
