import type { StudioFlow } from './studio-flow.ts';

/** The ways through a Studio flow: who comes where. */
export interface StudioPaths {
  /** Events of the trigger that lead somewhere, in the order they are looked at: a call first. */
  readonly wired: readonly { readonly event: string; readonly next: string }[];
  /** The event whose callers this flow is imported for. */
  readonly entry: { readonly event: string; readonly next: string } | undefined;
  /** Steps a caller can come to. */
  readonly reached: ReadonlySet<string>;
  /** Steps that only another trigger leads to: messages, requests. */
  readonly elsewhere: ReadonlySet<string>;
  /** step → the steps that lead to it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
}

const EVENTS = ['incomingCall', 'incomingRequest', 'incomingParent', 'incomingMessage', 'incomingConversationMessage'];

/** Who comes where in a Studio flow, by its wires alone. Linear. */
export function findPaths(flow: StudioFlow): StudioPaths {
  const trigger = flow.steps.get(flow.initial);
  const wired = EVENTS.flatMap((event) => {
    const next = trigger?.transitions.find((transition) => transition.event === event)?.next;
    return next === undefined ? [] : [{ event, next }];
  });
  const [entry] = wired;
  const isTrigger = trigger?.type === 'trigger';
  const starts = isTrigger ? [flow.initial, ...(entry === undefined ? [] : [entry.next])] : [flow.initial];
  const reached = walk(flow, starts, isTrigger ? flow.initial : undefined);
  const others = walk(
    flow,
    wired.map(({ next }) => next),
    undefined,
  );
  return {
    wired,
    entry,
    reached,
    elsewhere: new Set([...others].filter((name) => !reached.has(name))),
    before: sources(flow),
  };
}

function walk(flow: StudioFlow, starts: readonly string[], closed: string | undefined): Set<string> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === closed) continue;
    for (const { next } of flow.steps.get(name)?.transitions ?? []) {
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

function sources(flow: StudioFlow): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const { name, transitions } of flow.steps.values()) {
    for (const next of new Set(transitions.map((transition) => transition.next))) {
      if (next === undefined) continue;
      const known = before.get(next);
      if (known === undefined) before.set(next, [name]);
      else known.push(name);
    }
  }
  return before;
}

/** Whoever means the last answer means one that is not far away; looking further would take quadratic time. */
const FARTHEST = 300;

/** The nearest step of some type on any way back from here; for references that name none, such as `{{Digits}}`. */
export function nearestBefore(paths: StudioPaths, from: string, fits: (name: string) => boolean): string | undefined {
  const seen = new Set([from]);
  let row = [from];
  while (row.length > 0 && seen.size < FARTHEST) {
    row = row
      .flatMap((name) => paths.before.get(name) ?? [])
      .filter((name) => {
        if (seen.has(name)) return false;
        seen.add(name);
        return true;
      });
    const found = row.find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}
