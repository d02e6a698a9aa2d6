import type { Result } from '@aybiza/foundation/result';
import type { Flow } from './flow.ts';
import type { FlowRefusal } from './flow-refusal.ts';
import { parseFlow } from './parse-flow.ts';
import type { Fix, FlowEdit } from './problem.ts';

/** The flow with a fix carried out. Refused when the flow has changed so much since that the fix does not fit any more. */
export function applyFix(flow: Flow, fix: Pick<Fix, 'edits'>): Result<Flow, FlowRefusal> {
  return parseFlow(fix.edits.reduce<unknown>(edited, flow));
}

function edited(container: unknown, { path, value }: FlowEdit): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(container)) {
    const items: readonly unknown[] = container;
    const index = Number(key);
    if (rest.length === 0 && value === undefined) return items.filter((_, at) => at !== index);
    return items
      .map((item, at) => (at === index ? edited(item, { path: rest, value }) : item))
      .concat(index === items.length && rest.length === 0 ? [value] : []);
  }
  const entries = Object.entries(typeof container === 'object' && container !== null ? container : {});
  const own = entries.find(([name]) => name === key)?.[1];
  const others = entries.filter(([name]) => name !== key);
  if (rest.length === 0 && value === undefined) return Object.fromEntries(others);
  const next = edited(own, { path: rest, value });
  return Object.fromEntries(
    own === undefined ? [...others, [key, next]] : entries.map(([name, old]) => [name, name === key ? next : old]),
  );
}
