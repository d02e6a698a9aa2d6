import type { Clock } from '@aybiza/foundation/clock';
import type { Faults } from '../faults.ts';
import type { PhraseRecogniser } from '../recogniser/create-phrase-recogniser.ts';
import type { Voice } from '../voice/create-voice.ts';
import type { DialBehaviour } from './call-record.ts';
import type { Pacer } from './pacer.ts';
import type { StatusCallback } from './status-reporter.ts';
import type { Action } from './twiml.ts';

/** Where a call's instructions come from, or the instructions themselves. */
export type CallInstructions = Action | { twiml: string };

/** A call to place: to a number of the runtime (inbound, as it sees it) or on its behalf (outbound). */
export interface PlaceCallOptions {
  accountSid: string;
  /** The account's primary token; signs every request. */
  authToken: string;
  from: string;
  to: string;
  instructions: CallInstructions;
  /** Default `inbound`. */
  direction?: 'inbound' | 'outbound-api';
  fallback?: Action;
  statusCallback?: StatusCallback;
  /** How people behave who are called, by number. Who is not named does not answer a `<Dial>`, but answers an outbound call. */
  dial?: Readonly<Record<string, DialBehaviour>>;
  /** The numbers of an outbound call that a machine answers; at the others it is a person. */
  machines?: readonly string[];
  /** Told whether a person or a machine answered an outbound call. */
  detection?: Action;
  /** How long a phone rings before somebody decides. Default 200 ms. */
  ringMs?: number;
  /** How long a dialled person talks. Default 1000 ms. */
  talkMs?: number;
  /** The longest call. Default four hours, as Twilio's. */
  limitMs?: number;
  /** How much sound of each direction to keep. Default ten minutes; 0 for load tests. */
  keptMs?: number;
  /** Needed by `say`. */
  voice?: Voice;
  /** Needed by `transcribeHeard`. */
  recogniser?: PhraseRecogniser;
  /** Rehearsed failures of the media streams. */
  faults?: Faults;
  clock?: Clock;
  /** What paces the sound. Default one timer for all calls of the process. */
  pacer?: Pacer;
}

/** What every call has, given or not. */
export interface RequiredParts {
  clock: Clock;
  pacer: Pacer;
}
