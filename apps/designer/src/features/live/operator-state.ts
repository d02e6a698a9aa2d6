import { CLOSE_CODES, type OperatorNews } from '@aybiza/call-protocol';
import type { WordsOf } from '../../language/strings.ts';
import type { liveStrings } from './strings.ts';

type Words = WordsOf<typeof liveStrings>;

/** How this page takes part in the call. */
export interface OperatorState {
  readonly line: 'off' | 'connecting' | 'listening' | 'voice' | 'text';
  /** The call is not recorded just now, so it is not heard. */
  readonly isMuted: boolean;
  readonly hasSound: boolean;
  /** What came of it last, where a person has to know. */
  readonly notice: string | null;
  readonly problem: string | null;
}

export const NO_LINE: OperatorState = { line: 'off', isMuted: false, hasSound: true, notice: null, problem: null };

export type OperatorChange =
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | Exclude<OperatorNews, { type: 'clear' }>
  | { readonly type: 'noSound' }
  | { readonly type: 'noMicrophone'; readonly why: 'denied' | 'missing' }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'closed'; readonly code: number };

/** What the page shows after a change of its line. */
export function changeOperator(state: OperatorState, change: OperatorChange, strings: Words): OperatorState {
  switch (change.type) {
    case 'started':
      return { ...NO_LINE, line: 'connecting' };
    case 'stopped':
      return NO_LINE;
    case 'ready':
      return { ...state, line: 'listening' };
    case 'muted':
      return { ...state, isMuted: change.muted };
    case 'tookOver':
      return { ...state, line: change.how, notice: null };
    case 'refused':
      return { ...state, problem: strings.refused[change.why] };
    case 'released':
      return { ...state, line: 'listening', notice: strings.released[change.why] };
    case 'noSound':
      return { ...state, hasSound: false };
    case 'noMicrophone':
      return { ...NO_LINE, problem: strings.microphone[change.why] };
    case 'failed':
      return { ...NO_LINE, problem: change.reason };
    case 'closed':
      return { ...NO_LINE, ...toldOf(change.code, strings) };
  }
}

function toldOf(code: number, strings: Words): Pick<OperatorState, 'notice' | 'problem'> {
  switch (code) {
    case CLOSE_CODES.ended:
      return { notice: strings.refused.ended, problem: null };
    case CLOSE_CODES.elsewhere:
      return { notice: null, problem: strings.elsewhere };
    case CLOSE_CODES.busy:
      return { notice: null, problem: strings.full };
    case CLOSE_CODES.denied:
      return { notice: null, problem: strings.denied };
    case CLOSE_CODES.gone:
      return { notice: null, problem: strings.over };
    default:
      return { notice: null, problem: strings.lost };
  }
}
