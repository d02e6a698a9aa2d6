import {
  CALL_VARIABLES,
  type Flow,
  SAMPLE_VALUES,
  type Variable,
  variablesInScope,
  variablesOfNode,
} from '@aybiza/flow';
import { toValue, type Value } from '@aybiza/statechart';

/** What a request is tried with. */
export interface RequestTrial {
  readonly flow: Flow;
  /** The step. */
  readonly node: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** What came of it. */
export type RequestTrialResult =
  | {
      readonly status: 'answered';
      readonly answer: {
        readonly status: number;
        readonly headers: readonly string[];
        readonly body?: unknown;
        /** Too long: only its beginning is here. */
        readonly isCut: boolean;
        readonly ms: number;
      };
      readonly port: string;
      /** By variable. */
      readonly kept: Readonly<Record<string, unknown>>;
    }
  | {
      readonly status: 'failed';
      readonly how: 'timeout' | 'failed';
      readonly reason: string;
      readonly ms: number;
    }
  | { readonly status: 'refused'; readonly problems: readonly { readonly message: string }[] };

/** A variable that has to hold something before a request can be sent. */
export interface TrialField {
  readonly name: string;
  readonly type: Variable['type'];
  /** As it is written in a field. */
  readonly first: string;
}

/** The variables that a request is made with, with something plausible in each. */
export function trialFields(flow: Flow, id: string): TrialField[] {
  const node = flow.nodes[id];
  if (node?.kind !== 'request') return [];
  // What an answer fills is not asked for.
  const { meanwhile: _meanwhile, ...data } = node.data;
  const asking = { ...node, data: { ...data, mapping: [] } };
  const scope = variablesInScope(flow, id);
  return [...variablesOfNode(flow, id, asking)].toSorted().map((name) => {
    const { type = 'text', initial = null } = scope.get(name) ?? CALL_VARIABLES[name] ?? {};
    return { name, type, first: written(initial ?? SAMPLE_VALUES[type]) };
  });
}

function written(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a field holds, as a value of its type; undefined when it is none. An empty field is nothing. */
export function readField(type: Variable['type'], text: string): Value | undefined {
  if (text.trim() === '') return null;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (type === 'yesNo') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type !== 'list' && type !== 'object') return text;
  try {
    const value = toValue(JSON.parse(text));
    return Array.isArray(value) === (type === 'list') && typeof value === 'object' && value !== null
      ? value
      : undefined;
  } catch {
    return undefined; // Expected while somebody writes: it is no JSON yet.
  }
}
