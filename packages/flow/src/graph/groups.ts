import { leaveGroup } from '../fixes.ts';
import type { FlowNode } from '../node.ts';
import { mended, type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';

/** Which group each node stands in; a start, and what names no group or stands in itself, stands in none. */
export function placeInGroups(nodes: ReadonlyMap<string, FlowNode>, problems: Problem[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [id, { group, kind }] of nodes) {
    if (group === undefined) continue;
    if (kind === 'start')
      problems.push(mended(problem('START_IN_GROUP', { node: id }, say('START_IN_GROUP')), leaveGroup(id)));
    else if (nodes.get(group)?.kind === 'group') groups.set(id, group);
    else problems.push(mended(problem('UNKNOWN_GROUP', { node: id }, say('UNKNOWN_GROUP')), leaveGroup(id)));
  }
  const settled = new Set<string>();
  for (const id of groups.keys()) {
    const walked = new Set([id]);
    let at = groups.get(id);
    for (; at !== undefined && !settled.has(at) && !walked.has(at); at = groups.get(at)) walked.add(at);
    if (at !== undefined && walked.has(at)) {
      problems.push(mended(problem('GROUP_CYCLE', { node: at }, say('GROUP_CYCLE')), leaveGroup(at)));
      groups.delete(at);
    }
    for (const passed of walked) settled.add(passed);
  }
  return groups;
}

/** The groups around a node, the nearest first. */
export function groupsAround({ groups }: { readonly groups: ReadonlyMap<string, string> }, node: string): string[] {
  if (groups.size === 0) return [];
  const around: string[] = [];
  for (let group = groups.get(node); group !== undefined; group = groups.get(group)) around.push(group);
  return around;
}
