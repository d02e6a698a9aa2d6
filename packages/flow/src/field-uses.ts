import type { Flow } from './flow.ts';
import type { FlowNode, NodeKind } from './node.ts';
import type { CompileContext } from './node-kinds/definition.ts';
import { definitionOf } from './node-kinds/index.ts';

/** What the compiler takes a field of a node for. */
export type FieldUse =
  | { readonly field: string; readonly as: 'expression' | 'variable' }
  | {
      readonly field: string;
      readonly as: 'template';
      readonly source: string;
      /** People hear or read it, so that it has translations. */
      readonly spoken: boolean;
    };

/** Which fields the compiler takes for what: found out by compiling, so that no second list can fall behind the node kinds. */
export function fieldUses(flow: Flow, node: FlowNode): FieldUse[] {
  const uses: FieldUse[] = [];
  const template: CompileContext['template'] = (field, source, to = 'speech') => {
    uses.push({ field, as: 'template', source, spoken: isTranslated(to) });
    return [];
  };
  definitionOf<NodeKind>(node).compile(node.data, {
    node: '',
    flow,
    back: '',
    returns: () => undefined,
    subflow: () => undefined,
    target: () => ({ target: '' }),
    report: () => undefined,
    knows: () => undefined,
    template,
    prompt: template,
    expression(field) {
      uses.push({ field, as: 'expression' });
      return { op: 'value', value: null };
    },
    writes(field, variable) {
      uses.push({ field, as: 'variable' });
      return variable;
    },
  });
  return uses;
}

/** Only what people hear or read has translations: another language must not lead a request somewhere else. */
export function isTranslated(to: Parameters<CompileContext['template']>[2]): boolean {
  return to === 'speech' || to === 'message';
}
