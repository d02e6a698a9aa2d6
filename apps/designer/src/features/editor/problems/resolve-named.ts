import type { CompileOptions, Flow } from '@aybiza/flow';
import type { FlowLibrary } from '../subflows/flow-library.ts';

/** What the workspace has that steps name, beside its published flows. Each rejects when it cannot be reached. */
export interface NamedSource {
  /** The documents and collections that may be answered from. */
  findLibrary(): Promise<NonNullable<CompileOptions['library']>>;
  /** What may be shown to other systems, and where. */
  findCredentials(): Promise<NonNullable<CompileOptions['credentials']>>;
  /** The agents that can call somebody, each with what its flow is told before. */
  findCallers(): Promise<NonNullable<CompileOptions['callers']>>;
}

/** What a flow is checked with: never rejects, for what cannot be reached is not checked; the same object while nothing is different. */
export function createNamedResolver(
  flows: Pick<FlowLibrary, 'resolve'>,
  source: () => NamedSource,
): (flow: Flow) => Promise<CompileOptions> {
  let known: CompileOptions = {};
  return async (flow) => {
    const [subflows, library, credentials, callers] = await Promise.all([
      flows.resolve(flow),
      namesLibrary(flow) ? source().findLibrary().catch(unreachable) : undefined,
      namesCredential(flow) ? source().findCredentials().catch(unreachable) : undefined,
      namesCallers(flow) ? source().findCallers().catch(unreachable) : undefined,
    ]);
    const found: CompileOptions = { subflows, library, credentials, callers };
    if (known.subflows !== subflows || textOf(known) !== textOf(found)) known = found;
    return known;
  };
}

function unreachable(): undefined {
  return undefined;
}

function textOf({ callers, credentials, library }: CompileOptions): string {
  const maps = [callers && [...callers], credentials && [...credentials]];
  return JSON.stringify([...maps, library && [[...library.documents], [...library.collections]]]);
}

/** Does a step look something up of the workspace's? */
function namesLibrary({ nodes }: Flow): boolean {
  return Object.values(nodes).some(
    ({ kind, data }) =>
      (kind === 'answer' || kind === 'converse') && data.documents.length + data.collections.length > 0,
  );
}

/** Does a request show a key to another system? */
function namesCredential({ nodes }: Flow): boolean {
  return Object.values(nodes).some(
    ({ kind, data }) => kind === 'request' && data.call.via === 'http' && data.call.credential !== undefined,
  );
}

/** Does a step after a call have an agent call somebody? */
function namesCallers({ afterCall }: Flow): boolean {
  return afterCall.some((step) => step.kind === 'callBack' && step.data.agent !== '');
}
