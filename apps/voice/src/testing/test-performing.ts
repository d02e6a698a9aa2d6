import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createFakeLlm } from '@aybiza/providers/llm/fake';
import { createFakeStt } from '@aybiza/providers/stt/fake';
import { createFakeTts } from '@aybiza/providers/tts/fake';
import type { CallInputBody } from '../call/call-input.ts';
import type { CallWorld } from '../call/call-world.ts';
import { NEW_STANDING } from '../call/decide/standing.ts';
import { Line } from '../call/line.ts';
import { Audience } from '../call/perform/audience.ts';
import type { Performing } from '../call/perform/performing.ts';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import type { Recorder } from '../call/perform/recorder.ts';
import { createTurnClock } from '../call/perform/turn-clock.ts';
import { practiceStatechart } from './practice-statechart.ts';
import { SOLE_OWNER } from './sole-owner.ts';

const refuse = (what: string) => () => Promise.reject(new Error(what));

/** What one performer needs of a call when it is tried by itself, under a virtual clock that starts at 0; `pushed` is what it has told. */
export function testPerforming({ recorder, ...world }: Partial<CallWorld> & { recorder?: Partial<Recorder> } = {}) {
  const clock = fakeClock(0);
  const pushed: CallInputBody[] = [];
  const performing: Performing = {
    world: {
      clock,
      logger: silentLogger(),
      stt: createFakeStt(),
      tts: createFakeTts({ clock }),
      llm: createFakeLlm({ clock, reply: () => ({}) }),
      voices: { begin: () => ({ hear: () => 'noise', close: () => undefined }) },
      prompts: createPromptCache(),
      studio: { prepare: () => undefined, hear: refuse('nobody listens beside the call') },
      fetch: refuse('nothing is fetched here'),
      fetchSound: refuse('nothing is fetched here'),
      chance: () => 0,
      ...world,
    },
    records: {
      ...SOLE_OWNER,
      calendar: refuse('nothing is asked here'),
      credential: refuse('nobody has credentials here'),
      findPassages: refuse('nothing is looked up here'),
      sendMessage: refuse('nothing is sent here'),
      findSignal: refuse('nothing is looked for here'),
      signalUsed: () => undefined,
      saveSegment: () => undefined,
    },
    settings: practiceStatechart().settings,
    line: new Line({ onAudio: () => 0, onEvent: () => undefined }),
    recorder: {
      caller: () => undefined,
      agent: () => undefined,
      clearAgent: () => undefined,
      setMode: () => undefined,
      setMasked: () => undefined,
      hold: () => undefined,
      conceal: () => undefined,
      flush: () => undefined,
      ...recorder,
    },
    turnClock: createTurnClock(clock),
    signal: new AbortController().signal,
    note: () => undefined,
    push: (input) => pushed.push(input),
    standing: () => NEW_STANDING,
    audience: new Audience(),
    isCutOff: () => false,
    run: () => undefined,
  };
  return { performing, clock, pushed };
}
