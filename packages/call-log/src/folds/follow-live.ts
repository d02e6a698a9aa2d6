import type { CallEvent } from '../call-event.ts';

/** What is to be seen of a call that goes on. */
export interface LiveView {
  /** The last entry of the log that is in it; -1 before the first. */
  readonly seq: number;
  /** Where the call is; empty before the first step. */
  readonly node: string;
  /** Steps that a handler was entered from, and that it may go back to. */
  readonly left: readonly string[];
  /** Since when it is there, epoch milliseconds. */
  readonly since: number;
  /** Who speaks; `person`: somebody whom the caller was put through to. Null while nobody does. */
  readonly floor: 'agent' | 'caller' | 'person' | 'operator' | null;
  /** What the agent, or the operator in its place, said last. */
  readonly agentSaid: string;
  readonly callerSaid: string;
  /** Written into the log by the flow, each once. */
  readonly tags: readonly string[];
  /** Something took too long or broke, or another vendor stands in. */
  readonly troubles: readonly Trouble[];
  /** Who has taken the call over. */
  readonly operator: { readonly by: string; readonly how: 'voice' | 'text' } | null;
}

export type Trouble = 'stalled' | 'degraded' | 'crashed' | 'takenOver';

export const NEW_LIVE_VIEW: LiveView = {
  seq: -1,
  node: '',
  left: [],
  since: 0,
  floor: null,
  agentSaid: '',
  callerSaid: '',
  tags: [],
  troubles: [],
  operator: null,
};

const TROUBLES: Readonly<Record<string, Trouble>> = { STALLED: 'stalled', DEGRADED: 'degraded', CRASHED: 'crashed' };
const MAX_TAGS = 10;

/** The view, one entry of the log further. What says nothing to somebody who looks on leaves it as it is. */
export function followLive(view: LiveView, event: CallEvent): LiveView {
  return { ...view, seq: event.seq, ...changeBy(view, event) };
}

function changeBy(view: LiveView, event: CallEvent): Partial<LiveView> {
  switch (event.type) {
    case 'moved':
      return { ...moved(view, event), since: event.at };
    case 'agentSpoke':
      return { floor: 'agent', agentSaid: event.text };
    case 'agentHeard':
      return view.floor === 'agent' ? { floor: null } : {};
    case 'callerStartedSpeaking':
      return { floor: 'caller' };
    case 'callerSaid':
      return { floor: null, callerSaid: event.text };
    case 'callerPressed':
      return { floor: null, callerSaid: event.key };
    case 'transferFinished':
      return { floor: event.outcome === 'answered' ? 'person' : null };
    case 'tagged':
      return { tags: once(view.tags, event.label).slice(-MAX_TAGS) };
    case 'noted':
      return troubled(view, TROUBLES[event.code]);
    case 'taken':
      return { ...troubled(view, 'takenOver'), floor: null, operator: null };
    case 'tookOver':
      return { floor: 'operator', operator: { by: event.by, how: event.how } };
    case 'operatorSpoke':
      return { agentSaid: event.text };
    case 'operatorHeard':
      return { callerSaid: event.text };
    case 'gaveBack':
      return { floor: null, operator: null };
    case 'callEnded':
      return { floor: null, operator: null };
    default:
      return {};
  }
}

/** As `nodesOnPath` reads a path: a handler is entered from nowhere, and one that goes back names no place. */
function moved(view: LiveView, { node: from, to }: { node: string; to: string }): Pick<LiveView, 'node' | 'left'> {
  const left = from === '' && view.node !== '' ? [...view.left, view.node] : view.left;
  return to === '' ? { node: left.at(-1) ?? '', left: left.slice(0, -1) } : { node: to, left };
}

function troubled({ troubles }: LiveView, trouble: Trouble | undefined): Partial<LiveView> {
  return trouble === undefined ? {} : { troubles: once(troubles, trouble) };
}

function once<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items : [...items, item];
}
