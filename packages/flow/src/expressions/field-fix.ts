import type { Flow } from '../flow.ts';
import { type Fix, fixOf } from '../problem.ts';
import { say } from '../sentences/say.ts';
import { type Mend, mended } from './expression-fault.ts';

/** A text of a node as its author wrote it. */
export interface WrittenField {
  readonly node: string;
  readonly field: string;
  /** Of a translation; the original without one. */
  readonly language?: string | undefined;
  readonly source: string;
}

/**
 * The fix that writes a field again with a stretch of it mended. Undefined unless the field is found in the flow with exactly this
 * source: a part of an address is mended by hand.
 */
export function fixOfField(flow: Flow, { node, field, language, source }: WrittenField, mend: Mend): Fix | undefined {
  const path =
    language === undefined ? ['nodes', node, 'data', ...field.split('.')] : ['translations', language, node, field];
  return fixAtPath(flow, { path, source }, mend);
}

/** The same for a text anywhere in the flow. */
export function fixAtPath(
  flow: Flow,
  { path, source }: { readonly path: readonly string[]; readonly source: string },
  mend: Mend,
): Fix | undefined {
  const written = path.reduce<unknown>(partOf, flow);
  if (written !== source) return undefined;
  return fixOf(say('fix.write', mend.text), [{ path, value: mended(source, mend) }]);
}

function partOf(container: unknown, key: string): unknown {
  if (typeof container !== 'object' || container === null) return undefined;
  return Object.entries(container).find(([name]) => name === key)?.[1];
}
