import { AppError } from '@aybiza/foundation/errors';
import type { PlaceCallOptions } from './call-options.ts';
import { placeCall } from './place-call.ts';
import { type Move, type MoveResult, runScript } from './script.ts';
import type { TwilioCall } from './twilio-call.ts';

/** Calls at once; the caller keeps pace with a few hundred on one core. */
const MAX_LIVE_CALLS = 500;
/** Calls that are over and can still be asked about. */
const MAX_ENDED_CALLS = 1000;

/** A call that the sandbox knows, with what became of its script. */
export interface KnownCall {
  call: TwilioCall;
  /** Undefined while the script runs. */
  moves: readonly MoveResult[] | undefined;
}

/** All calls of a sandbox by their sid, and the tokens of the accounts that placed them. */
export class Switchboard {
  readonly #calls = new Map<string, KnownCall>();
  readonly #tokens = new Map<string, string>();
  #liveCalls = 0;

  /** Notes an account's primary token; the newest counts. */
  learnToken(accountSid: string, authToken: string): void {
    if (this.#tokens.size >= MAX_ENDED_CALLS && !this.#tokens.has(accountSid)) this.#tokens.clear();
    this.#tokens.set(accountSid, authToken);
  }

  findToken(accountSid: string): string | undefined {
    return this.#tokens.get(accountSid);
  }

  find(callSid: string): KnownCall | undefined {
    return this.#calls.get(callSid);
  }

  /** Without a script the caller listens until the runtime hangs up. */
  place(options: PlaceCallOptions, script?: readonly Move[]): KnownCall {
    if (this.#liveCalls >= MAX_LIVE_CALLS) {
      throw new AppError(`${MAX_LIVE_CALLS} calls go on already`, {
        code: 'TOO_MANY_CALLS',
        retryable: true,
        expose: true,
      });
    }
    return this.connect(options, script);
  }

  /** The same without a limit, for callers in this process. */
  connect(options: PlaceCallOptions, script?: readonly Move[]): KnownCall {
    this.learnToken(options.accountSid, options.authToken);
    this.#forgetOldest();
    const known: KnownCall = { call: placeCall(options), moves: script === undefined ? [] : undefined };
    this.#calls.set(known.call.callSid, known);
    this.#liveCalls += 1;
    void this.#follow(known, script);
    return known;
  }

  /** Hangs up everywhere and waits until everybody has been told. */
  async close(): Promise<void> {
    const calls = [...this.#calls.values()];
    for (const { call } of calls) call.hangUp();
    await Promise.all(calls.map(({ call }) => call.ended));
  }

  async #follow(known: KnownCall, script: readonly Move[] | undefined): Promise<void> {
    const [, moves] = await Promise.all([known.call.ended, script && runScript(known.call, script)]);
    known.moves = moves ?? [];
    this.#liveCalls -= 1;
  }

  #forgetOldest(): void {
    for (const [callSid, { call }] of this.#calls) {
      if (this.#calls.size < MAX_ENDED_CALLS) return;
      if (call.endedAt !== undefined) this.#calls.delete(callSid);
    }
  }
}
