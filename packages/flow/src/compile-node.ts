import type { FormatterName, StateConfig, TransitionConfig, VariableType } from '@aybiza/statechart';
import { areAlike, nameOfType, typeOfVariable } from './expressions/expression-type.ts';
import { lowerExpression } from './expressions/lower-expression.ts';
import { parseTemplate, type TemplateScope } from './expressions/parse-template.ts';
import type { Flow } from './flow.ts';
import type { FlowNode, NodeKind } from './node.ts';
import type { CompileContext } from './node-kinds/definition.ts';
import { definitionOf } from './node-kinds/index.ts';
import { type Problem, problem } from './problem.ts';
import { CALL_VARIABLES, type Variable } from './variable.ts';

/** The longest text that is heard to its end: about thirty seconds of speech. */
const LONG_PROMPT_LENGTH = 450;

/** What all nodes of a flow are compiled with. */
export interface FlowScope extends TemplateScope {
  readonly declared: ReadonlyMap<string, Variable>;
}

/** The author's variables and those that every call brings. */
export function scopeOf(flow: Flow): FlowScope {
  const declared = new Map([...Object.entries(CALL_VARIABLES), ...Object.entries(flow.variables)]);
  const formatters = new Map<string, FormatterName>();
  for (const [name, { type }] of declared) {
    if (type === 'date' || type === 'time') formatters.set(name, type);
    if (type === 'phone' || type === 'digits') formatters.set(name, 'digits');
  }
  return {
    declared,
    formatters,
    variables: new Map([...declared].map(([name, { type }]) => [name, typeOfVariable(type)])),
  };
}

interface NodeScope {
  readonly flow: FlowScope;
  readonly target: (port: string) => TransitionConfig;
  readonly problems: Problem[];
}

/** One node to its state. What is wrong with the node goes into `problems`; the state is whole either way. */
export function compileNode(id: string, node: FlowNode, scope: NodeScope): StateConfig {
  const compiled = definitionOf<NodeKind>(node).compile(node.data, createContext(id, scope));
  return {
    ...compiled,
    meta: { node: id, kind: node.kind },
    entry: [{ type: 'visit', params: { node: id } }, ...(compiled.entry ?? [])],
  };
}

function createContext(node: string, { flow, target, problems }: NodeScope): CompileContext {
  const report: CompileContext['report'] = (code, field, message) => {
    problems.push(problem(code, { node, field }, message));
  };
  // Speech is the only target that speaks dates as dates; an address or a prompt for the model gets the plain value.
  const template: CompileContext['template'] = (field, source, to = 'speech') => {
    const scope = to === 'speech' ? flow : { ...flow, formatters: new Map() };
    const parsed = parseTemplate(source, scope);
    for (const fault of parsed.faults) report(fault.code, field, fault.message);
    return parsed.template;
  };
  return {
    node,
    target,
    report,
    template,
    prompt(field, source) {
      if (source.trim() === '')
        report(
          'EMPTY_PROMPT',
          field,
          'The caller hears nothing here and does not know what to do: write what is said.',
        );
      if (source.length > LONG_PROMPT_LENGTH)
        report('LONG_PROMPT', field, 'This takes over half a minute to say: callers stop listening or hang up.');
      return template(field, source);
    },
    expression(field, source, expected = 'any') {
      const lowered = lowerExpression(source, flow.variables);
      if (!lowered.ok) {
        report(lowered.error.code, field, lowered.error.message);
        return { op: 'value', value: null };
      }
      if (!areAlike(lowered.value.type, expected)) {
        report(
          'UNLIKE_TYPES',
          field,
          `Here ${nameOfType(expected)} is needed; this is ${nameOfType(lowered.value.type)}.`,
        );
      }
      return lowered.value.expression;
    },
    writes(field, variable, kind = 'any') {
      const declared = flow.declared.get(variable);
      if (declared === undefined) {
        report('UNKNOWN_VARIABLE', field, `There is no variable “${variable}”: declare it, so that its value is kept.`);
      } else if (!canHold(declared.type, kind)) {
        report('UNLIKE_TYPES', field, `“${variable}” is for ${declared.type}; a ${kind} does not fit into it.`);
      }
    },
  };
}

type WrittenKind = Exclude<Parameters<CompileContext['writes']>[2], undefined>;

function canHold(type: VariableType, kind: WrittenKind): boolean {
  if (type === kind || kind === 'any') return true;
  const textual: readonly WrittenKind[] = ['text', 'name', 'choice', 'digits', 'phone', 'date', 'time'];
  if (type === 'text') return textual.includes(kind);
  return false;
}
