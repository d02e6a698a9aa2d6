import type { CallEvent } from '@aybiza/call-log';
import type { Briefing } from '@aybiza/dialogue';

/** How a transfer to a person went. */
export type TransferOutcome = 'answered' | 'busy' | 'noAnswer' | 'declined' | 'failed';

/** Whom a caller is to be connected to. */
export interface TransferTarget {
  /** E.164, a SIP address (`sip:`), or `queue:` and the name of a queue. */
  readonly to: string;
  readonly ringMs: number;
  /** Told to whoever answers, where the far end can do that. */
  readonly briefing?: Briefing;
}

/** What the party on the line does. */
export type PartyEvent =
  | { readonly type: 'digit'; readonly key: string }
  | { readonly type: 'typed'; readonly text: string }
  /** They read what is said and play no sound; or they play it again. */
  | { readonly type: 'reads'; readonly isReading: boolean }
  /** The author of a call that is only tried answers what is waited for, in another system's stead. */
  | {
      readonly type: 'answered';
      readonly wait: number;
      readonly outcome: 'answered' | 'timeout' | 'failed';
      readonly status: number;
      readonly body: unknown;
    }
  | { readonly type: 'closed'; readonly by: 'caller' | 'lost' };

/** What one party's connection reports. */
export type LegEvent =
  | PartyEvent
  /** The sound before this mark was played. Of a mark that was cleared a far end may still report. */
  | { readonly type: 'mark'; readonly mark: string };

export interface LegListener {
  /**
   * G.711 μ-law at 8 kHz, any length, to be used at once: the leg may use its memory again. Gives back how much may be joined to one
   * piece before it is told again, in ms, as long as the line is calm.
   */
  onAudio(audio: Uint8Array): number;
  onEvent(event: LegEvent): void;
}

/**
 * One party's connection to a call: a phone through Twilio or a PBX, or a browser. Sound is G.711 μ-law at 8 kHz. What every leg owes a
 * call is held against all of them in legs.integration.test.ts.
 */
export interface Leg {
  /** From now on everything is told to this listener; what came before is told first. */
  listen(listener: LegListener): void;
  /** Adds sound to what will be played. It may be given faster than it is played: the far end keeps it, or the leg does. */
  play(audio: Uint8Array): void;
  /** A bookmark after the sound so far, reported back once it was played. */
  mark(name: string): void;
  /** Throws away what was not played yet. */
  clear(): void;
  /** Shows what happens in the call, where the far end can show it: in the order of the log. */
  show?(events: readonly CallEvent[]): void;
  /** Connects the party to somebody else; the leg is of no more use if that worked. */
  transfer(target: TransferTarget): Promise<TransferOutcome>;
  /** Lets go of the connection without a word: the call goes on elsewhere, and its far end finds the way there. */
  drop(): void;
  /** Ends the connection. `apologise`: our own voice failed, so the line itself says sorry as well as it can. */
  close(how: { apologise: boolean }): void;
}
