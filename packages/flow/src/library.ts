import type { Flow } from './flow.ts';
import { mended, type Problem, problem } from './problem.ts';

interface Named {
  documents: string[];
  collections: string[];
}

/** What a workspace has, as far as flows may name it: ids. */
export interface Library {
  readonly documents: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
}

/** What a step may look up of the workspace's; undefined when it names nothing of it. */
export function libraryOf({ documents, collections }: Named): Named | undefined {
  return documents.length + collections.length === 0 ? undefined : { documents, collections };
}

/** What the flow's steps name of the workspace's that is not there any more. Not part of reading a step: it changes without the flow. */
export function checkLibrary(flow: Flow, library: Library): Problem[] {
  return Object.entries(flow.nodes).flatMap(([node, { kind, data }]) => {
    if (kind !== 'answer' && kind !== 'converse') return [];
    return (['documents', 'collections'] as const).flatMap((list) =>
      data[list].flatMap((id, index) => {
        if (library[list].has(id)) return [];
        const message = `This ${list.slice(0, -1)} of the workspace is not there any more: nothing is answered from it.`;
        const path = ['nodes', node, 'data', list, String(index)];
        const fix = { label: 'Do without it', edits: [{ path }] };
        return [mended(problem('UNKNOWN_SOURCE', { node, field: `${list}.${index}` }, message), fix)];
      }),
    );
  });
}
