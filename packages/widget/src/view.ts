import type { BrowserCallChange, VoiceState } from '@aybiza/browser-call';
import type { VisitorMessage } from '@aybiza/call-protocol';
import type { Trouble } from './strings.ts';

/** Something that was said. */
export type Line = Omit<Extract<VisitorMessage, { type: 'line' }>, 'type'>;

/** What a widget shows. */
export interface View {
  readonly isOpen: boolean;
  readonly status: 'idle' | 'connecting' | 'live' | 'lost' | 'ended';
  /** It may be typed only; null where nothing went wrong. */
  readonly trouble: Trouble | null;
  readonly lines: readonly Line[];
  /** What the visitor is saying right now; may still change. */
  readonly interim: string;
  readonly voice: VoiceState;
  readonly hasKeypad: boolean;
}

export const FIRST_VIEW: View = {
  isOpen: false,
  status: 'idle',
  trouble: null,
  lines: [],
  interim: '',
  voice: 'off',
  hasKeypad: false,
};

export type ViewChange =
  | { readonly type: 'opened' }
  | { readonly type: 'shut' }
  | { readonly type: 'keypad' }
  | { readonly type: 'began' }
  /** The page was loaded anew in the middle of a call, which goes on. */
  | { readonly type: 'cameBack'; readonly lines: readonly Line[] }
  /** No call was begun. */
  | { readonly type: 'troubled'; readonly trouble: Trouble }
  | BrowserCallChange<VisitorMessage>;

/** More than anybody reads; what is older is let go. */
const MOST_LINES = 500;

/** Is there a call, or about to be one? */
export function isCalling({ status }: View): boolean {
  return status === 'connecting' || status === 'live' || status === 'lost';
}

/** What a message, a visitor or an accident makes of what is shown. `byText`: they may write. */
export function changeView(view: View, change: ViewChange, byText: boolean): View {
  switch (change.type) {
    case 'opened':
      return { ...view, isOpen: true };
    case 'shut':
      return { ...view, isOpen: false };
    case 'keypad':
      return { ...view, hasKeypad: !view.hasKeypad };
    case 'began':
      return { ...FIRST_VIEW, isOpen: true, status: 'connecting' };
    case 'cameBack':
      return { ...FIRST_VIEW, isOpen: true, status: 'lost', lines: change.lines };
    case 'received':
      return receive(view, change.message);
    case 'lost':
      return { ...view, status: 'lost', interim: '' };
    case 'voice':
      return { ...view, voice: change.voice, trouble: troubleOfVoice(change.voice, byText) };
    case 'troubled':
      return over(view, change.trouble);
    case 'refused':
      return over(view, change.reason === 'closed' || change.reason === 'often' ? change.reason : 'away');
    case 'closed':
      return close(view, change.code);
  }
}

function receive(view: View, message: VisitorMessage): View {
  switch (message.type) {
    case 'ready':
      return { ...view, status: 'live' };
    case 'interim':
      return { ...view, interim: message.text };
    case 'line':
      return addLine(view, message);
    case 'ended':
      return over(view, null);
    case 'mark':
    case 'clear':
      return view; // For the loudspeaker.
  }
}

function addLine(view: View, { type: _, ...line }: Extract<VisitorMessage, { type: 'line' }>): View {
  const interim = line.who === 'visitor' ? '' : view.interim;
  const at = view.lines.findIndex(({ id }) => id === line.id);
  if (at === -1) return { ...view, interim, lines: [...view.lines, line].slice(-MOST_LINES) };
  // Less of it was heard; but whoever has no sound on has read it.
  if (view.voice !== 'on') return { ...view, interim };
  const lines = line.text === '' ? view.lines.toSpliced(at, 1) : view.lines.with(at, line);
  return { ...view, interim, lines };
}

function over(view: View, trouble: Trouble | null): View {
  return {
    ...view,
    status: trouble !== null && view.lines.length === 0 ? 'idle' : 'ended',
    trouble,
    interim: '',
    voice: 'off',
    hasKeypad: false,
  };
}

/** 1000 is how a call ends; 4401 is a call that is over; 4429 and 1006 before anything was said: nobody had room for it. */
function close(view: View, code: number): View {
  if (view.status === 'ended' || view.status === 'idle') return view;
  if (code === 1000) return over(view, null);
  return over(view, view.status === 'connecting' ? 'busy' : 'over');
}

function troubleOfVoice(voice: VoiceState, byText: boolean): Trouble | null {
  switch (voice) {
    case 'denied':
      return byText ? 'denied' : 'deniedAndMute';
    case 'missing':
      return byText ? 'missing' : 'missingAndMute';
    default:
      return null;
  }
}
