import { assertNever } from '@aybiza/foundation/assert-never';
import type { FormField } from './sign.ts';
import type { Action, StreamNoun, TwimlDocument, Verb } from './twiml.ts';

/** A call that is sent from document to document for ever is ended. */
const MAX_DOCUMENTS = 100;

/** What the verbs do to a call. Everything returns when it is done or the signal is aborted, whichever is first. */
export interface TwimlHost {
  /** Requests the next document; undefined if there is none to be had, after the reason was noted. */
  fetchDocument(action: Action, fields: readonly FormField[]): Promise<TwimlDocument | undefined>;
  /** Picks up, if that has not happened. */
  answer(): void;
  noteVerb(verb: Verb['type']): void;
  connect(stream: StreamNoun, signal: AbortSignal): Promise<void>;
  say(verb: Extract<Verb, { type: 'say' }>, signal: AbortSignal): Promise<void>;
  play(url: string, signal: AbortSignal): Promise<void>;
  /** The keys that were pressed; undefined: none in time. */
  gather(verb: Extract<Verb, { type: 'gather' }>, signal: AbortSignal): Promise<string | undefined>;
  pause(durationMs: number, signal: AbortSignal): Promise<void>;
  /** Returns what the action is told. */
  dial(verb: Extract<Verb, { type: 'dial' }>, signal: AbortSignal): Promise<readonly FormField[]>;
}

/** Why the instructions are over. */
export type RunEnd =
  | { type: 'finished' }
  | { type: 'hungUp' }
  | { type: 'rejected'; reason: 'busy' | 'rejected' }
  | { type: 'failed' }
  | { type: 'interrupted' };

type Step = RunEnd | { type: 'next' } | { type: 'goTo'; action: Action; fields: readonly FormField[] };

/** Follows a document, and those that its verbs lead to, until nothing is left to do. */
export async function runTwiml(host: TwimlHost, start: TwimlDocument, signal: AbortSignal): Promise<RunEnd> {
  let document: TwimlDocument | undefined = start;
  for (let count = 1; document !== undefined; count += 1) {
    if (count > MAX_DOCUMENTS) throw new Error(`the call was sent through more than ${MAX_DOCUMENTS} documents`);
    const step = await runDocument(host, document, signal);
    if (step.type !== 'goTo') return step;
    document = await host.fetchDocument(step.action, step.fields);
    if (signal.aborted) return { type: 'interrupted' };
  }
  return { type: 'failed' };
}

async function runDocument(
  host: TwimlHost,
  { verbs }: TwimlDocument,
  signal: AbortSignal,
): Promise<Exclude<Step, { type: 'next' }>> {
  for (const verb of verbs) {
    host.noteVerb(verb.type);
    const step = await runVerb(host, verb, signal);
    if (signal.aborted) return { type: 'interrupted' };
    if (step.type !== 'next') return step;
  }
  return { type: 'finished' };
}

async function runVerb(host: TwimlHost, verb: Verb, signal: AbortSignal): Promise<Step> {
  if (verb.type === 'reject') return { type: 'rejected', reason: verb.reason };
  host.answer();
  switch (verb.type) {
    case 'connect':
      await host.connect(verb.stream, signal);
      return continueAt(verb.action, []);
    case 'dial':
      return continueAt(verb.action, await host.dial(verb, signal));
    case 'redirect':
      return continueAt(verb.action, []);
    case 'say':
      await host.say(verb, signal);
      return { type: 'next' };
    case 'play':
      await host.play(verb.url, signal);
      return { type: 'next' };
    case 'pause':
      await host.pause(verb.durationMs, signal);
      return { type: 'next' };
    case 'gather': {
      const digits = await host.gather(verb, signal);
      // Twilio: without keys the next verb runs.
      return digits === undefined ? { type: 'next' } : continueAt(verb.action, [['Digits', digits]]);
    }
    case 'hangup':
      return { type: 'hungUp' };
    default:
      return assertNever(verb);
  }
}

/** With an action the verbs that follow are never reached. */
function continueAt(action: Action | undefined, fields: readonly FormField[]): Step {
  return action === undefined ? { type: 'next' } : { type: 'goTo', action, fields };
}
