import type { CallEvent, Happening } from '@aybiza/call-log';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { FakeLlmReply } from '@aybiza/providers/llm/fake';
import type { FakeStt } from '@aybiza/providers/stt/fake';
import type { Statechart } from '@aybiza/statechart';
import type { RequestAnswer } from '../call/call-world.ts';
import type { TransferOutcome } from '../media/leg.ts';
import type { CallToState } from './calls-to-states.ts';
import { longestSilenceMs, type Utterance } from './longest-silence.ts';
import { startVirtualCall, type VirtualCall, type VirtualCallOptions } from './virtual-call.ts';

export const VENDORS = ['stt', 'tts', 'llm', 'request'] as const;
export const WAYS_TO_FAIL = ['refuse', 'stall', 'cut'] as const;

export interface Fault {
  readonly vendor: (typeof VENDORS)[number];
  readonly how: (typeof WAYS_TO_FAIL)[number];
}

/** What a caller went through whose call met a fault in a state. */
export interface Rehearsed {
  readonly state: string;
  readonly fault: Fault;
  /** Whether the call came to the state at all. */
  readonly isStruck: boolean;
  /** What the caller heard from then on. */
  readonly heard: readonly string[];
  readonly longestSilenceMs: number;
  /** The outcome and why it ended; null when it did not. */
  readonly end: string | null;
}

/** Fits no phrase, so that the model is asked. */
const NONSENSE = 'zebra umbrella';
const WORDS_MS = 800;
/** A caller who hears nothing for so long says what they wanted to say all the same. */
const PATIENCE_MS = 10_000;
/** Left alone for so long, every call has ended. */
const LEFT_ALONE_MS = 5 * 60_000;
/** A request that is cut was under way for so long. */
const CUT_AFTER_MS = 500;
const STEP_MS = 100;

/**
 * From the moment a call comes to a state a vendor fails for good; the recogniser, which is needed when the caller speaks, in the middle
 * of their next words. The caller goes on with what they wanted, and is then silent.
 */
export async function rehearseFault(
  statechart: Statechart,
  { state, happenings }: CallToState,
  fault: Fault,
): Promise<Rehearsed> {
  const world = createWorld(happenings, fault);
  const isFirst = !happenings.some(({ type }) => type !== 'began') || state === 'start';
  const isHearing = fault.vendor === 'stt';
  let struckAt: number | null = null;
  const call = await startVirtualCall({
    statechart,
    ...world.options,
    prepare(vendors) {
      world.prepare(vendors);
      if (isFirst && !isHearing) world.strike();
    },
    onEvent(event: CallEvent) {
      if (struckAt !== null || event.type !== 'moved' || event.to !== state) return;
      struckAt = event.at;
      if (!isHearing) world.strike();
    },
  });
  if (isFirst) struckAt = call.now();
  const caller = new RehearsedCaller(call);
  let hasSaidNonsense = fault.vendor !== 'llm' && !isHearing;
  const sayNonsense = () => {
    hasSaidNonsense = true;
    return caller.say(NONSENSE, isHearing ? world.strike : undefined);
  };
  for (const happening of happenings) {
    if (struckAt !== null && !hasSaidNonsense) await sayNonsense();
    await caller.does(happening);
  }
  if (struckAt !== null && !hasSaidNonsense) await sayNonsense();
  for (let passed = 0; call.end === null && passed < LEFT_ALONE_MS; passed += STEP_MS) await call.pass(STEP_MS);
  const since = struckAt ?? call.now();
  return {
    state,
    fault,
    isStruck: struckAt !== null,
    heard: heardSince(call, since),
    longestSilenceMs: longestSilenceMs(call, { since, utterances: caller.utterances, answeredAt: caller.answeredAt }),
    end: call.end === null ? null : `${call.end.outcome} (${call.end.reason})`,
  };
}

function heardSince({ events, sounds }: VirtualCall, since: number): string[] {
  const words = events.flatMap((event) =>
    event.type === 'agentHeard' && event.at >= since && event.text !== ''
      ? [event.complete ? event.text : `${event.text} …`]
      : [],
  );
  const others = sounds.flatMap(({ what, from }) => (what === 'ours' || from < since ? [] : [`(${what})`]));
  return [...words, ...others];
}

/** A caller who answers when it is their turn. */
class RehearsedCaller {
  readonly utterances: Utterance[] = [];
  readonly answeredAt: number;
  readonly #call: VirtualCall;

  constructor(call: VirtualCall) {
    this.#call = call;
    this.answeredAt = call.now();
  }

  async does(happening: Happening): Promise<void> {
    if (this.#call.end !== null) return;
    switch (happening.type) {
      case 'callerSaid':
        return this.say(happening.text);
      case 'callerPressed':
        await this.#turnToSpeak();
        await this.#call.press(happening.key);
        this.utterances.push({ from: this.#call.now(), until: this.#call.now() });
        return;
      case 'silence':
      case 'timerFired':
        return this.#waitFor(happening.type);
      case 'broke':
        await this.#turnToSpeak();
        // Once is forgiven.
        this.#call.stt.streams.at(-1)?.fail();
        this.#call.stt.streams.at(-1)?.fail();
        return this.#call.pass(STEP_MS);
      default:
        // The world's part: it answers by itself.
        return;
    }
  }

  async say(text: string, halfway: () => void = () => undefined): Promise<void> {
    await this.#turnToSpeak();
    if (this.#call.end !== null) return;
    const from = this.#call.now();
    await this.#call.callerMakesSound(WORDS_MS / 2);
    halfway();
    await this.#call.callerMakesSound(WORDS_MS / 2);
    await this.#call.say(text);
    this.utterances.push({ from, until: from + WORDS_MS });
  }

  /** Something was heard since the caller's last words, and it is quiet again. */
  async #turnToSpeak(): Promise<void> {
    const since = this.utterances.at(-1)?.until ?? this.answeredAt;
    for (let waited = 0; waited < PATIENCE_MS && this.#call.end === null; waited += STEP_MS) {
      if (this.#call.heardAfter(since) !== undefined) break;
      await this.#call.pass(STEP_MS);
    }
    if (this.#call.end === null) await this.#call.agentFinishes();
  }

  async #waitFor(type: CallEvent['type']): Promise<void> {
    const count = () => this.#call.events.filter((event) => event.type === type).length;
    const before = count();
    for (let waited = 0; waited < LEFT_ALONE_MS && this.#call.end === null; waited += STEP_MS) {
      if (count() > before) return;
      await this.#call.pass(STEP_MS);
    }
  }
}

type Vendors = Parameters<NonNullable<VirtualCallOptions['prepare']>>[0];

/** Vendors that answer as they did in the call that is rehearsed, until the fault strikes one of them. */
function createWorld(happenings: readonly Happening[], { vendor, how }: Fault) {
  let isStruck = false;
  let vendors: Vendors | undefined;
  const of = <Type extends Happening['type']>(type: Type) =>
    happenings.filter((each): each is Extract<Happening, { type: Type }> => each.type === type);
  const replies = of('modelReplied');
  const answers = of('requestFinished');
  const transfers = of('transferFinished');
  const fails = (which: Fault['vendor']) => isStruck && vendor === which;
  const options = {
    reply(): FakeLlmReply {
      const { text = '', toolUses = [] } = replies.shift() ?? {};
      const pieces = text === '' ? [] : [text];
      return fails('llm') ? { pieces: how === 'refuse' ? [] : pieces, fault: how } : { pieces, toolUses };
    },
    async calendar(): Promise<RequestAnswer> {
      const { outcome = 'answered', status = 200, body = {} } = answers.shift() ?? {};
      if (fails('request') && how === 'stall') return new Promise(() => undefined);
      if (fails('request') && how === 'cut') await new Promise<void>((cut) => vendors?.clock.after(CUT_AFTER_MS, cut));
      if (fails('request') || outcome !== 'answered') throw new Error('the calendar is out of order');
      return { status, body };
    },
    transfer: (): TransferOutcome => transfers.shift()?.outcome ?? 'answered',
  };
  return {
    options,
    prepare(found: Vendors) {
      vendors = found;
    },
    strike() {
      isStruck = true;
      if (vendors === undefined) return;
      if (vendor === 'tts') vendors.tts.rehearse(how === 'cut' ? 'cutMidway' : how);
      if (vendor === 'stt') strikeHearing(vendors.stt, how);
    },
  };
}

/** What is open fails as well; a connection that was cut can be made again. */
function strikeHearing(stt: FakeStt, how: Fault['how']): void {
  const open = stt.streams.at(-1);
  switch (how) {
    case 'refuse':
      stt.rehearse('refuse');
      // Not in the middle of what the call is doing.
      queueMicrotask(() => open?.fail());
      return;
    case 'stall':
      stt.rehearse('stall');
      open?.stall();
      return;
    case 'cut':
      queueMicrotask(() => open?.fail());
      return;
    default:
      assertNever(how);
  }
}
