import type { Flow } from './flow.ts';

/** The groups around a step, the nearest first. A drawing from elsewhere may go in circles: each is passed once. */
export function groupsAround({ nodes }: Pick<Flow, 'nodes'>, id: string): string[] {
  const around: string[] = [];
  for (let at = nodes[id]?.group; at !== undefined && at !== id && !around.includes(at); at = nodes[at]?.group) {
    if (nodes[at]?.kind !== 'group') break;
    around.push(at);
  }
  return around;
}
