import { assertNever } from '@aybiza/foundation/assert-never';
import { formatValue, renderTemplate, type Value } from '@aybiza/statechart';
import { scopeOf } from './compile-node.ts';
import { sameName, variablesIn } from './expressions/lowered-variables.ts';
import { parseTemplate } from './expressions/parse-template.ts';
import type { Flow } from './flow.ts';
import type { Variable } from './variable.ts';
import { variablesInScope } from './variables-in-scope.ts';

/** A text as a caller may hear it. */
export interface ExampleSpeech {
  readonly text: string;
  /** What stands in for the variables that are said in it, in the order in which they are said. */
  readonly examples: readonly { readonly name: string; readonly spoken: string }[];
}

export interface ExampleSpeechOptions {
  /** The node that says it: groups around it have variables of their own. */
  readonly node: string | null;
  /** As its author writes it, with `{{…}}`. */
  readonly source: string;
  /** The language it is written in; the flow's own unless given. */
  readonly language?: string | undefined;
}

/**
 * Fills a text as the runtime does in a call, with the value that each variable has at first, or else with one that is usual for its type.
 * What cannot be read in it is left out, as a caller would hear it.
 */
export function exampleSpeech(flow: Flow, { node, source, language }: ExampleSpeechOptions): ExampleSpeech {
  const known = node === null ? undefined : variablesInScope(flow, node);
  const scope = scopeOf(flow, known === undefined ? [] : [Object.fromEntries(known)], sameName);
  const { template } = parseTemplate(source, scope);
  const names = new Set(template.flatMap((piece) => (typeof piece === 'string' ? [] : variablesIn(piece.expression))));
  const values = Object.fromEntries(
    [...names].flatMap((name) => {
      const variable = scope.declared.get(name);
      return variable === undefined ? [] : [[name, exampleOf(name, variable)]];
    }),
  );
  const spokenIn = language ?? flow.settings.language;
  return {
    text: renderTemplate(template, values, { target: 'speech', language: spokenIn }).text,
    examples: Object.entries(values).map(([name, value]) => ({
      name,
      spoken: formatValue(value, scope.formatters.get(name), spokenIn),
    })),
  };
}

/** Numbers and addresses that nobody has: 555-01xx (North American plan) and example.com (RFC 2606). */
function exampleOf(name: string, { type, initial }: Variable): Value {
  if (initial !== null && initial !== '') return initial;
  switch (type) {
    case 'text':
      return exampleText(name);
    case 'number':
      return 3;
    case 'yesNo':
      return true;
    case 'date':
      return '2027-03-09';
    case 'time':
      return '14:30';
    case 'phone':
      return '+12025550142';
    case 'digits':
      return '4071';
    case 'list':
      return ['ten', 'eleven', 'noon'];
    case 'object':
      return null;
    default:
      return assertNever(type);
  }
}

/** Nothing is known of a text but its name: it says itself, unless it is plainly that of a person or an address. */
function exampleText(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase();
  if (/\bname$/.test(words)) return 'Maria Lopez';
  if (/\be ?mail\b/.test(words)) return 'maria@example.com';
  return words;
}
