import type { Flow } from '@aybiza/flow';
import { type FlowWords, titleOf } from '../../flow-words/index.ts';
import type { StepUse } from '../panels/step-uses.tsx';

/** Where each intent counts: the options of menus and the handlers that name it. */
export function intentUses({ nodes }: Pick<Flow, 'nodes'>, words: FlowWords): ReadonlyMap<string, readonly StepUse[]> {
  const uses = new Map<string, StepUse[]>();
  const note = (intent: string | undefined, use: StepUse) => {
    if (intent !== undefined) uses.set(intent, [...(uses.get(intent) ?? []), use]);
  };
  for (const [id, node] of Object.entries(nodes)) {
    const title = titleOf(node, words);
    if (node.kind === 'menu') {
      for (const [index, { intent, label }] of node.data.options.entries())
        note(intent, { node: id, field: `options.${index}.intent`, label: `${title} · ${label}` });
    }
    if (node.kind === 'handler' && node.data.trigger.on === 'says')
      note(node.data.trigger.intent, { node: id, field: 'trigger.intent', label: title });
  }
  return uses;
}
