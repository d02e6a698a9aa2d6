import type { Clock } from '@aybiza/foundation/clock';
import type { Attempt, CircuitBreaker } from '../circuit-breaker.ts';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { LanguageModel, LlmOptions, LlmReply, LlmRequest } from './port.ts';

/** Half a clause, or all of a short one: what comes before nobody has heard, whoever said it. */
const WORTH_SAYING = /.{12}|[.,!?;:…]/s;

/** A model, in a region, and what is known of its health. */
export interface LlmVendor {
  llm: LanguageModel;
  breaker: CircuitBreaker;
}

export interface LlmFailoverOptions {
  clock: Clock;
  first: LlmVendor;
  /** Another model, or the same in another region. */
  second: LlmVendor;
  /** So long without a first clause, and the second is asked as well, in ms. Default 1500. */
  hedgeMs?: number;
  /** So long without a word from either, and there is no answer, in ms. Default 3500: then a caller needs to hear something. */
  startMs?: number;
}

/** These are the question's fault, or a slip of one answer: they say nothing about a vendor. */
const NO_FAULT_OF_VENDOR: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'PROVIDER_INVALID_REQUEST',
  'PROVIDER_INVALID_TOOL_INPUT',
]);

/**
 * Two models as one. The second is asked when the first fails before it has said anything, keeps silent for too long, or drips;
 * whoever speaks first is the only one that is heard, and only one reply is handed out, with its tools. What was begun is
 * never contradicted: a reply that fails after its first words has failed. (How slowly a model may go on once it has
 * begun is the matter of its adapter: the contract says two seconds.)
 */
export function createLlmFailover(options: LlmFailoverOptions): LanguageModel {
  return {
    converse: (request, llm) =>
      new Promise((resolve, reject) => new Race({ options, request, llm, resolve, reject }).start()),
  };
}

/** One of the two, being asked. */
interface Contender {
  vendor: LlmVendor;
  attempt: Attempt | undefined;
  /** What it has said, until it is worth saying. */
  early: string;
  abort: AbortController;
  askedAt: number;
}

interface RaceOptions {
  options: LlmFailoverOptions;
  request: LlmRequest;
  llm: LlmOptions;
  resolve(reply: LlmReply): void;
  reject(error: unknown): void;
}

/** One question, and whoever is asked it. */
class Race {
  readonly #setup: RaceOptions;
  readonly #startedAt: number;
  readonly #onAbort = (): void => this.#withdraw();
  readonly #asked = new Set<LlmVendor>();
  #contenders: Contender[] = [];
  /** Whose words were handed out. */
  #speaker: Contender | undefined;
  #isOver = false;
  #cancelHedge: () => void = () => {};
  #cancelStart: () => void = () => {};

  constructor(setup: RaceOptions) {
    this.#setup = setup;
    this.#startedAt = setup.options.clock.now();
  }

  start(): void {
    const { options, llm } = this.#setup;
    if (llm.signal.aborted) {
      this.#withdraw();
      return;
    }
    llm.signal.addEventListener('abort', this.#onAbort, { once: true });
    const { clock, first, second, hedgeMs = 1500, startMs = 3500 } = options;
    this.#cancelStart = clock.after(startMs, () => {
      for (const { attempt } of this.#contenders) attempt?.failed();
      this.#end(() => this.#setup.reject(failure('PROVIDER_TIMEOUT', `no model spoke within ${startMs} ms`)));
    });
    this.#cancelHedge = clock.after(hedgeMs, () => this.#askNext());
    // The first has a rest: the second answers, unless it has one as well. Then there is nothing to lose.
    if (first.breaker.isResting && !second.breaker.isResting) this.#ask(second);
    else this.#ask(first);
  }

  /** Whoever was not asked yet; false when both were. */
  #askNext(): boolean {
    const { first, second } = this.#setup.options;
    const next = [first, second].find((vendor) => !this.#asked.has(vendor));
    if (next === undefined) return false;
    this.#cancelHedge();
    this.#ask(next);
    return true;
  }

  #ask(vendor: LlmVendor): void {
    const { options, request } = this.#setup;
    const abort = new AbortController();
    const attempt = vendor.breaker.attempt();
    const contender: Contender = { vendor, attempt, early: '', abort, askedAt: options.clock.now() };
    this.#asked.add(vendor);
    this.#contenders.push(contender);
    vendor.llm.converse(request, { signal: abort.signal, onText: (text) => this.#said(contender, text) }).then(
      (reply) => this.#replied(contender, reply),
      (error: unknown) => this.#failed(contender, error),
    );
  }

  #said(contender: Contender, text: string): void {
    if (this.#isOver || contender.abort.signal.aborted) return;
    if (this.#speaker === undefined) {
      contender.early += text;
      // One that drips has begun with nothing that could be spoken: the other is asked all the same.
      if (!WORTH_SAYING.test(contender.early)) return;
    }
    this.#cancelHedge();
    this.#cancelStart();
    const { onText } = this.#setup.llm;
    // Without a listener nothing is spoken before the reply is whole: the other may still be the quicker one.
    if (onText === undefined) return;
    onText(this.#speaker === contender ? text : this.#speaks(contender));
  }

  /** It is the one that is heard from now on. What it has said so far. */
  #speaks(contender: Contender): string {
    this.#speaker = contender;
    this.#sayWho(contender);
    this.#dismissOthers(contender);
    return contender.early;
  }

  #replied(contender: Contender, reply: LlmReply): void {
    if (this.#isOver || contender.abort.signal.aborted) return;
    contender.attempt?.succeeded();
    if (this.#speaker === undefined) {
      const early = this.#speaks(contender);
      if (early !== '') this.#setup.llm.onText?.(early);
    }
    const totalMs = this.#setup.options.clock.now() - this.#startedAt;
    const waitedMs = contender.askedAt - this.#startedAt;
    this.#end(() => this.#setup.resolve({ ...reply, firstTokenMs: waitedMs + reply.firstTokenMs, totalMs }));
  }

  #sayWho({ vendor }: Contender): void {
    if (vendor === this.#setup.options.second) this.#setup.llm.onStandIn?.(vendor.breaker.name);
  }

  #failed(contender: Contender, error: unknown): void {
    if (this.#isOver || contender.abort.signal.aborted) return;
    this.#contenders = this.#contenders.filter((other) => other !== contender);
    const isBlameless = error instanceof ProviderError && NO_FAULT_OF_VENDOR.has(error.providerCode);
    if (isBlameless) contender.attempt?.withdrawn();
    else contender.attempt?.failed();
    // Half a sentence is not begun anew; and while the other is being asked there is hope.
    const isLost = this.#speaker === contender || (this.#contenders.length === 0 && !this.#askNext());
    if (isLost) this.#end(() => this.#setup.reject(error));
  }

  /** Too late. Whoever was asked first and had the longer time has failed. */
  #dismissOthers(winner: Contender): void {
    for (const contender of this.#contenders) {
      if (contender === winner) continue;
      if (contender.askedAt < winner.askedAt) contender.attempt?.failed();
      else contender.attempt?.withdrawn();
      contender.abort.abort();
    }
    this.#contenders = [winner];
  }

  /** The caller has no use for an answer any more. */
  #withdraw(): void {
    for (const { attempt } of this.#contenders) attempt?.withdrawn();
    this.#end(() => this.#setup.reject(failure('PROVIDER_ABORTED', 'the question was withdrawn')));
  }

  #end(settle: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelHedge();
    this.#cancelStart();
    this.#setup.llm.signal.removeEventListener('abort', this.#onAbort);
    for (const { abort } of this.#contenders) abort.abort();
    settle();
  }
}

function failure(code: ProviderErrorCode, message: string): ProviderError {
  return new ProviderError(message, { code, provider: 'failover' });
}
