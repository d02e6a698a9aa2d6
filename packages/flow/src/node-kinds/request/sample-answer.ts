import type { Value } from '@aybiza/statechart';
import type { VARIABLE_TYPES } from '../../variable.ts';

type VariableType = (typeof VARIABLE_TYPES)[number];

/** Something plausible of each type. */
export const SAMPLE_VALUES: Readonly<Record<VariableType, Value>> = {
  text: 'sample',
  number: 1,
  yesNo: true,
  date: '2026-12-01',
  time: '10:00',
  phone: '+447700900456',
  digits: '1234',
  list: [],
  object: {},
};

/** What an answer looks like from which a request takes its values: at each pointer of the mapping the value for its variable. */
export function sampleAnswer(
  mapping: readonly { readonly variable: string; readonly pointer: string }[],
  sampleOf: (variable: string) => Value,
): Record<string, Value> {
  const body: Members = {};
  for (const { variable, pointer } of mapping) put(body, pointer, sampleOf(variable));
  return body;
}

interface Members {
  [name: string]: Value;
}

function put(body: Members, pointer: string, value: Value): void {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = body;
  for (const [index, key] of keys.entries()) {
    if (key === '__proto__') return;
    if (index === keys.length - 1) at[key] = value;
    else {
      const known = Object.hasOwn(at, key) ? at[key] : undefined;
      const inner: Members = isMembers(known) ? known : {};
      at[key] = inner;
      at = inner;
    }
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
