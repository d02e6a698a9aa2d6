import type { CallEventBody } from '@aybiza/call-log';
import { describe, expect, it } from 'vitest';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import type { CallInputBody } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import { decide } from './decide.ts';
import { type CallState, NEW_CALL } from './state.ts';

const statechart = practiceStatechart();
const PROMPT = 'Bright Smile Dental. How can I help?';

type Timed = readonly [atMs: number, input: CallInputBody];

/** Runs inputs at their moments; gives back everything since the caller was asked. */
function during(...inputs: readonly Timed[]) {
  let state: CallState = NEW_CALL;
  const commands: CallCommand[] = [];
  const log: CallEventBody[] = [];
  for (const [index, [at, input]] of [...ASKED, ...inputs].entries()) {
    const decision = decide(statechart, state, { ...input, at });
    state = decision.state;
    if (index < ASKED.length) continue;
    commands.push(...decision.commands);
    log.push(...decision.log);
  }
  return { state, commands, types: commands.map(({ type }) => type), log, logged: log.map(({ type }) => type) };
}

/** The first prompt is being said: it lasts three seconds. */
const ASKED: readonly Timed[] = [
  [0, { type: 'answered', values: { caller_number: '', called_number: '', today: '2026-11-23', time_now: '09:30' } }],
  [0, { type: 'voiced', speech: 1, ms: 3_000, pauses: [{ fromMs: 1_400, toMs: 1_800 }] }],
  [100, { type: 'heard', speech: 1, ms: 0 }],
  [500, { type: 'heard', speech: 1, ms: 400 }],
  [900, { type: 'heard', speech: 1, ms: 800 }],
];

const detected: CallInputBody = { type: 'voiceDetected' };
const started = (text: string): CallInputBody => ({ type: 'speechStarted', text });
const interim = (text: string): CallInputBody => ({ type: 'interim', text });
const final = (text: string): CallInputBody => ({ type: 'final', text });

describe('somebody is heard while the agent speaks', () => {
  it('a voice without words: silent at once, and a second later the clause is said again', () => {
    const run = during([1_000, detected], [2_000, { type: 'timer', timer: 'words' }]);
    expect(run.commands).toEqual([
      { type: 'pauseSpeaking' },
      { type: 'startTimer', timer: 'words', delayMs: 1_000 },
      { type: 'cancelTimer', timer: 'words' },
      { type: 'resumeSpeaking', speech: 1, fromMs: 900 },
    ]);
    expect(run.log).toEqual([{ type: 'wentOn', speech: 1, over: 'noise', text: '' }]);
  });

  it('a voice, then words: what was not heard is given up', () => {
    const run = during([1_000, detected], [1_300, started('I need')]);
    expect(run.types).toEqual(['pauseSpeaking', 'startTimer', 'cancelTimer', 'stopSpeaking']);
    expect(run.logged).toEqual(['callerStartedSpeaking', 'interrupted', 'agentHeard']);
  });

  it('words at once: given up without a pause before it', () => {
    expect(during([1_000, started('I need')]).types).toEqual(['stopSpeaking']);
  });

  it('a nod: silent, and then the clause is said again', () => {
    const run = during([1_000, started('mhm')], [1_400, final('Mhm.')]);
    expect(run.commands).toEqual([{ type: 'pauseSpeaking' }, { type: 'resumeSpeaking', speech: 1, fromMs: 900 }]);
    expect(run.log.at(-1)).toEqual({ type: 'wentOn', speech: 1, over: 'backchannel', text: 'Mhm.' });
  });

  it('a nod that becomes a sentence: given up, and the sentence is taken', () => {
    const run = during(
      [1_000, started('okay')],
      [1_300, interim('okay I want to')],
      [2_000, final('okay I want to cancel')],
    );
    expect(run.types.slice(0, 2)).toEqual(['pauseSpeaking', 'stopSpeaking']);
    expect(run.logged).toContain('callerSaid');
  });

  it('what is offered is an answer, however short', () => {
    expect(during([1_000, started('hours')], [1_300, final('hours')]).logged).toContain('callerSaid');
  });

  it('the recogniser breaks while it is unclear who speaks: the agent goes on', () => {
    const run = during([1_000, started('mhm')], [1_200, { type: 'hearingLost', spoken: false }]);
    expect(run.types).toEqual(['pauseSpeaking', 'resumeSpeaking']);
  });

  it('a voice while nothing is said: nothing happens', () => {
    const run = during([3_200, { type: 'heard', speech: 1, ms: 3_000 }], [3_300, detected]);
    expect(run.types).toEqual(['startTimer']);
  });

  it('a voice in the last moment of what is said: it was heard, and what is said next is not held back', () => {
    const run = during([2_900, { type: 'heard', speech: 1, ms: 2_850 }], [3_060, detected]);
    expect(run.types.slice(0, 1)).toEqual(['pauseSpeaking']);
    expect(run.types).toContain('stopSpeaking');
    expect(run.log).toEqual([{ type: 'agentHeard', speech: 1, text: PROMPT, complete: true, reachedAt: 100 }]);
    expect(run.state).toMatchObject({ floor: { pausedFor: null, speeches: [] } });
  });

  it('a key: given up at once', () => {
    expect(during([1_000, { type: 'digit', key: '9' }]).types[0]).toBe('stopSpeaking');
  });
});

describe('the agent’s own voice in the microphone', () => {
  it('is not the caller: the agent does not stop for it', () => {
    const run = during([1_000, started('bright smile dental')], [1_400, final('bright smile dental how can')]);
    expect(run.types).toEqual([]);
    expect(run.logged).toEqual([]);
  });

  it('is not answered when it comes back after the last word', () => {
    const run = during([3_200, { type: 'heard', speech: 1, ms: 3_000 }], [3_500, final('how can i help')]);
    expect(run.logged).toEqual(['agentHeard']);
  });

  it('is taken out of what the caller says over it', () => {
    const run = during(
      [1_000, started('bright smile dental')],
      [1_600, final('bright smile dental what are your hours')],
    );
    expect(run.log).toContainEqual(expect.objectContaining({ type: 'callerSaid', text: 'what are your hours' }));
  });

  it('a long time after it, the same words are the caller’s', () => {
    const run = during([3_200, { type: 'heard', speech: 1, ms: 3_000 }], [9_000, final('how can I help')]);
    expect(run.logged).toContain('callerSaid');
  });
});

describe('what was heard of a speech', () => {
  const heardAt = (at: number) => {
    const { log } = during([at, started('I need')]);
    const interrupted = log.find(({ type }) => type === 'interrupted');
    return interrupted !== undefined && 'heard' in interrupted ? interrupted.heard : undefined;
  };

  it.each([
    [910, 'Bright'],
    [1_050, 'Bright Smile'],
  ])('at %i ms it is “%s”: what was played since the last mark counts', (at, text) => {
    expect(heardAt(at)).toBe(text);
  });

  it('counts no further than to where a mark is missing', () => {
    expect(heardAt(2_900)).toBe(heardAt(1_300));
  });

  it('a whole speech is all its words', () => {
    const run = during([3_200, { type: 'heard', speech: 1, ms: 3_000 }]);
    expect(run.log).toEqual([{ type: 'agentHeard', speech: 1, text: PROMPT, complete: true, reachedAt: 100 }]);
  });
});

describe('the caller has perhaps finished', () => {
  const asked: readonly Timed[] = [[3_200, { type: 'heard', speech: 1, ms: 3_000 }]];
  const eager = (text: string): CallInputBody => ({ type: 'eagerEndOfTurn', text });

  it('what would be said is prepared, and nothing is decided', () => {
    const before = during(...asked, [4_000, started('book an')]);
    const run = during(...asked, [4_000, started('book an')], [4_300, eager('book an appointment')]);
    expect(run.commands.at(-1)).toEqual({
      type: 'prepare',
      question: null,
      speeches: [{ text: 'Which day suits you, and what time?' }],
    });
    expect(run.state.dialogue).toEqual(before.state.dialogue);
    expect(run.logged).toEqual(before.logged);
  });

  it('what would be asked of the model is prepared as it will be asked', () => {
    const words = 'my crown came off';
    const run = during(...asked, [4_000, eager(words)]);
    const then = during(...asked, [4_000, final(words)]);
    const prepared = run.commands.find((command) => command.type === 'prepare');
    const ask = then.commands.find((command) => command.type === 'askModel');
    expect(ask).toBeDefined();
    expect(prepared?.question).toEqual(ask?.question);
  });

  it('they go on: it is forgotten', () => {
    const run = during(...asked, [4_000, eager('book')], [4_200, { type: 'turnResumed' }]);
    expect(run.commands.at(-1)).toEqual({ type: 'forgetPrepared' });
  });

  it('what was not used of it is forgotten with their last words, and nothing where nothing was prepared', () => {
    const ends: Timed = [4_600, final('book an appointment')];
    expect(during(...asked, [4_300, eager('my crown came off')], ends).types).toContain('forgetPrepared');
    expect(during(...asked, ends).types).not.toContain('forgetPrepared');
  });

  it('nothing is prepared while the agent speaks', () => {
    expect(during([1_000, started('mhm')], [1_200, eager('mhm')]).types).toEqual(['pauseSpeaking']);
  });
});
