import { say } from '../sentences/say.ts';
import type { NodeFix } from './definition.ts';

interface Bound {
  readonly field: string;
  readonly value: number;
}

/** The smaller and the larger of two bounds in each other's place. */
export function swapped(low: Bound, high: Bound): NodeFix {
  return {
    said: say('fix.swap'),
    edits: [
      { field: low.field, value: high.value },
      { field: high.field, value: low.value },
    ],
  };
}
