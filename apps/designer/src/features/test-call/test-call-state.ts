import type { BrowserCallChange, VoiceState } from '@aybiza/browser-call';
import type { CallEvent, Instead } from '@aybiza/call-log';
import { CLOSE_CODES, type ServerMessage } from '@aybiza/call-protocol';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { Value } from '@aybiza/statechart';

/** A call from the browser, as far as the page knows it. */
export interface TestCallState {
  readonly status: 'idle' | 'connecting' | 'live' | 'ended' | 'failed';
  readonly callId: string | null;
  /** The log as it grew. */
  readonly events: readonly CallEvent[];
  /** What is being said right now; may still change. */
  readonly interim: string;
  readonly outcome: string | null;
  /** What went wrong: why no call was given, or the code with which the socket closed; null while nothing did. */
  readonly trouble: { readonly refused: string } | { readonly closed: number } | null;
  readonly voice: VoiceState;
}

/** A turn of an earlier call at which another one begins. */
export interface GoBack {
  readonly callId: string;
  /** The entry of its log before which it stands. */
  readonly seq: number;
  /** What the caller does there instead of what they did. */
  readonly instead?: Instead | undefined;
}

/** What the author answers in another system's stead. */
export interface HandAnswer {
  readonly outcome: 'answered' | 'timeout' | 'failed';
  /** 0 unless it answered. */
  readonly status: number;
  readonly body: Value;
}

export type TestCallChange =
  | { readonly type: 'started' }
  /** Another call begins at a turn of this one: what stands before it stays in sight until the new one is there. */
  | { readonly type: 'wentBack'; readonly seq: number }
  | BrowserCallChange<ServerMessage>;

/** A call of a day's length has fewer; what comes after that is not shown. */
export const MOST_EVENTS = 20_000;

export const NO_CALL: TestCallState = {
  status: 'idle',
  callId: null,
  events: [],
  interim: '',
  outcome: null,
  trouble: null,
  voice: 'off',
};

/** What a message or an accident makes of a call. Pure: the whole behaviour of the panel can be played through in a test. */
export function changeTestCall(state: TestCallState, change: TestCallChange): TestCallState {
  switch (change.type) {
    case 'started':
      return { ...NO_CALL, status: 'connecting', voice: state.voice === 'asking' ? 'asking' : 'off' };
    case 'wentBack':
      return {
        ...changeTestCall(state, { type: 'started' }),
        callId: state.callId,
        events: state.events.filter(({ seq }) => seq < change.seq),
      };
    case 'received':
      return receive(state, change.message);
    case 'lost':
      return { ...state, status: 'connecting', interim: '' };
    case 'closed':
      return close(state, change.code);
    case 'refused':
      return { ...state, status: 'failed', trouble: { refused: change.reason } };
    case 'voice':
      return { ...state, voice: change.voice };
    default:
      return assertNever(change);
  }
}

function receive(state: TestCallState, message: ServerMessage): TestCallState {
  switch (message.type) {
    case 'ready':
      // The log of another call begins anew; a call that was lost for a moment goes on with its own.
      return {
        ...state,
        status: 'live',
        callId: message.callId,
        events: message.callId === state.callId ? state.events : [],
      };
    case 'event':
      return addEvent(state, message.event);
    case 'interim':
      return { ...state, interim: message.text };
    case 'ended':
      return { ...state, status: 'ended', interim: '', outcome: message.outcome };
    case 'mark':
    case 'clear':
      return state; // For the loudspeaker.
    default:
      return assertNever(message);
  }
}

function addEvent(state: TestCallState, event: CallEvent): TestCallState {
  const last = state.events.at(-1);
  // The log may be sent again after a hiccup: what is known already is passed over.
  if ((last !== undefined && event.seq <= last.seq) || state.events.length >= MOST_EVENTS) return state;
  const interim = event.type === 'callerSaid' || event.type === 'callEnded' ? '' : state.interim;
  return { ...state, interim, events: [...state.events, event] };
}

function close(state: TestCallState, code: number): TestCallState {
  if (state.status === 'ended' || state.status === 'idle') return { ...state, interim: '' };
  if (code === CLOSE_CODES.ended) return { ...state, status: 'ended', interim: '' };
  return { ...state, status: 'failed', interim: '', trouble: { closed: code } };
}
