import { type CallFacts, toCallFields } from './call-fields.ts';
import { fetchDocument } from './fetch-document.ts';
import { runTwiml, type TwimlHost } from './run-twiml.ts';
import type { Action, Verb } from './twiml.ts';
import { wait } from './wait.ts';
import type { WebhookSender } from './webhook.ts';

/** How fast a vendor's voice speaks, roughly: nobody listens for real. */
const MS_PER_CHARACTER = 10;

export interface WhisperOptions extends WebhookSender {
  readonly facts: CallFacts;
  readonly signal: AbortSignal;
  /** What this person presses when asked for a key; undefined: nothing, as a machine. */
  readonly key: string | undefined;
  onFailed(problem: { code: number; message: string }): void;
}

export interface Whispered {
  /** Every sentence in the order in which it was said, with its language where it had one. */
  readonly told: readonly string[];
  /** The instructions ended without hanging up: both are joined. */
  readonly isJoined: boolean;
}

/**
 * What a person hears who picked up, before both are joined (Twilio: `<Number url>`): its instructions run on that person's line, and
 * who hangs up in them is not joined.
 */
export async function whisper(action: Action, options: WhisperOptions): Promise<Whispered> {
  const { facts, signal, key, clock, onFailed } = options;
  const told: string[] = [];
  const fetch: TwimlHost['fetchDocument'] = (from, fields) =>
    fetchDocument(from, [...toCallFields(facts, 'in-progress'), ...fields], {
      ...options,
      fallback: undefined,
      noteRequest: () => undefined,
      noteProblem: (code, message) => onFailed({ code, message }),
    });
  const say = async ({ text, language }: Extract<Verb, { type: 'say' }>) => {
    told.push(language === undefined ? text : `${language}: ${text}`);
    await wait(clock, text.length * MS_PER_CHARACTER, signal);
  };
  const host: TwimlHost = {
    fetchDocument: fetch,
    answer: () => undefined,
    noteVerb: () => undefined,
    say,
    async gather({ prompts, timeoutMs }) {
      for (const prompt of prompts) await say(prompt);
      if (key === undefined) await wait(clock, timeoutMs, signal);
      return key;
    },
    play: async () => undefined,
    pause: (durationMs) => wait(clock, durationMs, signal),
    // Twilio: neither is allowed in a whisper.
    connect: () => Promise.reject(new Error('<Connect> is not allowed here')),
    dial: () => Promise.reject(new Error('<Dial> is not allowed here')),
  };
  const document = await fetch(action, []);
  if (document === undefined || signal.aborted) return { told, isJoined: false };
  const end = await runTwiml(host, document, signal);
  return { told, isJoined: end.type === 'finished' };
}
