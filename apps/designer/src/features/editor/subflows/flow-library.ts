import { type Flow, subflowKey } from '@aybiza/flow';
import { createContext, useContext } from 'react';

/** A published flow, by the name that subflow nodes give it. */
export interface Pin {
  readonly agent: string;
  readonly version: number;
}

/** A published flow with everything it needs inside. */
export interface PublishedFlow {
  readonly flow: Flow;
  readonly subflows: readonly (Pin & { readonly flow: Flow })[];
}

/** Where the workspace's published flows come from. Each rejects when it cannot be reached. */
export interface FlowSource {
  listAgents(): Promise<readonly { readonly agent: string; readonly name: string }[]>;
  /** Newest first. */
  listVersions(agent: string): Promise<readonly { readonly version: number; readonly note: string }[]>;
  /** Undefined when there is no such version. */
  load(pin: Pin): Promise<PublishedFlow | undefined>;
}

/** The published flows that subflow nodes name, each asked for once: a version never changes. */
export interface FlowLibrary extends FlowSource {
  /** Everything that a flow names, and what that names. Never rejects: what cannot be reached now is asked for again next time. */
  resolve(flow: Flow): Promise<ReadonlyMap<string, Flow>>;
}

export function createFlowLibrary(source: FlowSource): FlowLibrary {
  const asked = new Map<string, Promise<PublishedFlow | undefined>>();
  let known: ReadonlyMap<string, Flow> = new Map();
  const load = (pin: Pin) => {
    const key = subflowKey(pin);
    const before = asked.get(key);
    if (before !== undefined) return before;
    const answer = source.load(pin);
    asked.set(key, answer);
    answer.catch(() => asked.delete(key));
    return answer;
  };
  return {
    listAgents: () => source.listAgents(),
    async listVersions(agent) {
      const versions = await source.listVersions(agent);
      // A number that was not there may be by now.
      for (const { version } of versions) {
        const key = subflowKey({ agent, version });
        if ((await asked.get(key)?.catch(() => undefined)) === undefined) asked.delete(key);
      }
      return versions;
    },
    load,
    async resolve(flow) {
      const found = new Map<string, Flow>();
      for (const pin of pinsOf(flow)) {
        const published = await load(pin).catch(() => undefined);
        if (published === undefined) continue;
        found.set(subflowKey(pin), published.flow);
        for (const inner of published.subflows) found.set(subflowKey(inner), inner.flow);
      }
      // The same map while it holds the same flows: they are then not sent to the worker again.
      if (!isSame(known, found)) known = found;
      return known;
    },
  };
}

function pinsOf({ nodes }: Flow): Pin[] {
  const pins = new Map<string, Pin>();
  for (const node of Object.values(nodes)) {
    if (node.kind !== 'subflow' || node.data.agent === '') continue;
    const { agent, version } = node.data;
    pins.set(subflowKey({ agent, version }), { agent, version });
  }
  return [...pins.values()];
}

function isSame(left: ReadonlyMap<string, Flow>, right: ReadonlyMap<string, Flow>): boolean {
  return left.size === right.size && [...left].every(([key, flow]) => right.get(key) === flow);
}

/** Of a workspace without published flows. */
export const EMPTY_LIBRARY: FlowLibrary = createFlowLibrary({
  listAgents: async () => [],
  listVersions: async () => [],
  load: async () => undefined,
});

export const FlowLibraryContext = createContext<FlowLibrary>(EMPTY_LIBRARY);

export function useFlowLibrary(): FlowLibrary {
  return useContext(FlowLibraryContext);
}
