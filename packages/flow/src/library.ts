import type { Flow } from './flow.ts';
import { fixOf, mended, type Problem, problem } from './problem.ts';
import { say } from './sentences/say.ts';

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
        const said = say(list === 'documents' ? 'UNKNOWN_SOURCE.document' : 'UNKNOWN_SOURCE.collection');
        const path = ['nodes', node, 'data', list, String(index)];
        const fix = fixOf(say('fix.without'), [{ path }]);
        return [mended(problem('UNKNOWN_SOURCE', { node, field: `${list}.${index}` }, said), fix)];
      }),
    );
  });
}
