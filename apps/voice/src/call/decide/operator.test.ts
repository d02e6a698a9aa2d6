import { describe, expect, it } from 'vitest';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import type { CallInputBody } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import type { OperatorDeed } from '../operator-deed.ts';
import { decide } from './decide.ts';
import { follow, NEW_STANDING, replay, type Standing } from './standing.ts';
import { type CallState, NEW_CALL } from './state.ts';

const statechart = practiceStatechart();
const answered: CallInputBody = {
  type: 'answered',
  values: { caller_number: '+447700900123', called_number: '', today: '2026-11-23', time_now: '09:30' },
};
/** A speech heard to its end. */
const played = (speech: number): CallInputBody[] => [
  { type: 'voiced', speech, ms: 1_000, pauses: [] },
  { type: 'heard', speech, ms: 1_000 },
];
const final = (text: string): CallInputBody => ({ type: 'final', text });
const acts = (deed: OperatorDeed, by = 'anna'): CallInputBody => ({ type: 'operator', ask: '1', by, deed });
const takesOver = (line = 'line-1', by = 'anna') => acts({ type: 'takeOver', line, how: 'text' }, by);
const asked: readonly CallInputBody[] = [answered, ...played(1)];

/** A call as `Call` keeps it: with its standing, which comes back where it is asked for. */
class Desk {
  state: CallState = NEW_CALL;
  standing: Standing = NEW_STANDING;
  commands: readonly CallCommand[] = [];
  readonly log: { type: string; seq: number; at: number }[] = [];
  #at = 1_000;

  does(...inputs: readonly CallInputBody[]): this {
    for (const input of inputs) {
      this.#at += 1;
      const decision = decide(statechart, this.state, { ...input, at: this.#at });
      this.state = decision.state;
      this.standing = follow(this.standing, { ...decision, at: this.#at });
      for (const body of decision.log) this.log.push({ ...body, seq: this.log.length, at: this.#at });
      this.commands = decision.commands;
    }
    return this;
  }

  /** What the performer pushes for `askAgain`. */
  asksAgain(): this {
    const again = this.commands.find((command) => command.type === 'askAgain');
    if (again?.type !== 'askAgain') throw new Error('nothing is to be asked again');
    return this.does({ type: 'askedAgain', standing: this.standing, after: again.after });
  }

  get answer(): string | undefined {
    return this.commands.flatMap((command) => (command.type === 'answerOperator' ? [command.answer] : []))[0];
  }
  get spoken(): string[] {
    return this.commands.flatMap((command) => (command.type === 'speak' ? [command.text] : []));
  }
  get types(): string[] {
    return this.commands.map(({ type }) => type);
  }
  logged(type: string): unknown[] {
    return this.log.filter((entry) => entry.type === type);
  }
}

const call = (...inputs: readonly CallInputBody[]) => new Desk().does(...inputs);

describe('a whisper', () => {
  it('into fixed words is kept for a step in which a model speaks, and says so', () => {
    const desk = call(...asked, acts({ type: 'whisper', text: 'Offer Friday.' }));
    expect(desk.answer).toBe('later');
    expect([desk.spoken, desk.logged('whispered')]).toMatchObject([[], [{ by: 'anna', text: 'Offer Friday.' }]]);
    expect(desk.standing.dialogue.told).toEqual([{ instruction: 'Offer Friday.' }]);
  });

  it('is part of the call: its log alone leads to the same conversation', () => {
    const desk = call(...asked, acts({ type: 'whisper', text: 'Offer Friday.' }), final('book an appointment'));
    const again = replay(statechart, NEW_STANDING, desk.log as Parameters<typeof replay>[2]);
    expect(again.dialogue).toEqual(desk.standing.dialogue);
  });
});

describe('an operator who takes over', () => {
  it('silences the agent at once, whatever it was saying', () => {
    const desk = call(answered, takesOver());
    expect(desk.types).toEqual(expect.arrayContaining(['stopSpeaking', 'connectOperator', 'answerOperator']));
    expect(desk.answer).toBe('done');
    expect(desk.logged('interrupted')).toHaveLength(1);
  });

  it('has what the caller says, and the flow has none of it', () => {
    const desk = call(...asked, takesOver(), { type: 'speechStarted', text: 'book' }, final('book an appointment'));
    expect(desk.log.filter(({ type }) => type === 'moved').length).toBe(
      call(...asked).log.filter(({ type }) => type === 'moved').length,
    );
    expect(desk.logged('operatorHeard')).toMatchObject([{ text: 'book an appointment' }]);
    expect(desk.logged('callerSaid')).toEqual([]);
  });

  it('types, and the agent’s voice says it; what was heard of it is nothing for the flow', () => {
    const desk = call(...asked, takesOver(), acts({ type: 'say', line: 'line-1', text: 'Anna here.' }));
    expect(desk.commands).toContainEqual({ type: 'speak', speech: -1, text: 'Anna here.' });
    desk.does(...played(-1));
    expect(desk.state).toMatchObject({ floor: { speeches: [] } });
    expect(desk.logged('agentHeard')).toHaveLength(1);
  });

  it('gives back: the agent says so and asks its question again, and knows what was said', () => {
    const desk = call(
      ...asked,
      takesOver(),
      acts({ type: 'say', line: 'line-1', text: 'Friday is free.' }),
      ...played(-1),
    );
    desk.does(final('Friday it is'), acts({ type: 'giveBack', line: 'line-1', why: 'asked' }));
    expect(desk.types.slice(0, 4)).toEqual(['releaseOperator', 'stopSpeaking', 'askAgain', 'answerOperator']);
    desk.asksAgain();
    expect(desk.spoken).toEqual([
      'You are talking with the assistant again. Let us go on.',
      'Bright Smile Dental. How can I help?',
    ]);
    expect(desk.standing.dialogue.told).toEqual([
      {
        talk: [
          { who: 'operator', text: 'Friday is free.' },
          { who: 'caller', text: 'Friday it is' },
        ],
      },
    ]);
    expect(desk.does(...played(0), ...played(1), final('book an appointment')).spoken).toEqual([
      'Which day suits you, and what time?',
    ]);
  });

  it('gets the answer of another system that came meanwhile used once the agent goes on', () => {
    const toRequest = call(...asked, final('book an appointment tomorrow at ten'));
    const request = toRequest.commands.find((command) => command.type === 'request');
    if (request?.type !== 'request') throw new Error('the practice asks its calendar');
    toRequest.does(takesOver());
    const before = toRequest.logged('moved').length;
    toRequest.does({
      type: 'answer',
      answer: { type: 'requestFinished', wait: request.ticket, outcome: 'failed', status: 0, body: null, ms: 5 },
    });
    expect(toRequest.logged('moved')).toHaveLength(before);
    toRequest.does(acts({ type: 'giveBack', line: 'line-1', why: 'lost' })).asksAgain();
    expect(toRequest.logged('requestFinished')).toHaveLength(1);
    expect(toRequest.logged('moved').length).toBeGreaterThan(before);
  });

  it('leaves the limit of the whole call in force', () => {
    const [timer = ''] = Object.keys(call(...asked).standing.timers);
    expect(timer).toMatch(/^xstate\.after\.\d+\.flow$/);
    const desk = call(...asked, takesOver(), { type: 'timer', timer });
    expect(desk.types).toContain('releaseOperator');
    expect(desk.logged('gaveBack')).toMatchObject([{ why: 'limit' }]);
    expect(desk.types.indexOf('stopSpeaking')).toBeLessThan(desk.types.indexOf('speak'));
  });

  it('keeps the call when a second person wants it, and nothing happens to the caller', () => {
    const desk = call(...asked, takesOver());
    expect(desk.does(takesOver('line-2', 'ben'))).toMatchObject({ answer: 'taken', types: ['answerOperator'] });
    expect(desk.does(acts({ type: 'say', line: 'line-2', text: 'Hello' }, 'ben')).answer).toBe('notTaken');
    expect(desk.does(acts({ type: 'sendOff' }, 'ben')).answer).toBe('taken');
  });

  it('may go on on another page', () => {
    const desk = call(...asked, takesOver(), takesOver('line-2'));
    expect(desk.types).toEqual(['releaseOperator', 'connectOperator', 'answerOperator']);
    expect(desk.does(acts({ type: 'giveBack', line: 'line-1', why: 'lost' }))).toMatchObject({
      answer: 'notTaken',
      state: { operator: { line: 'line-2' } },
    });
  });

  it('is out of it with the caller, who hangs up', () => {
    const desk = call(...asked, takesOver(), { type: 'legClosed', by: 'caller' });
    expect(desk.state).toMatchObject({ status: 'ended', reason: 'hungUp' });
  });

  it('whose voice fails keeps the call', () => {
    const failing: CallInputBody = { type: 'voiceFailed', speeches: [-1], code: 'PROVIDER_UNAVAILABLE' };
    const desk = call(
      ...asked,
      takesOver(),
      acts({ type: 'say', line: 'line-1', text: 'Hello' }),
      failing,
      failing,
      failing,
    );
    expect(desk.state).toMatchObject({ status: 'live', operator: { line: 'line-1' } });
  });
});

describe('a transfer by an operator', () => {
  const to = '+442079460111';
  const sent = [acts({ type: 'putThrough', to }), ...played(2)];

  it('is announced, and done once that was heard', () => {
    const desk = call(...asked, acts({ type: 'putThrough', to }));
    expect(desk.spoken).toEqual(['One moment please, I will put you through.']);
    expect(desk.does(...played(2)).commands).toMatchObject([{ type: 'transfer', to }]);
  });

  it('that somebody answers ends the call', () => {
    const desk = call(...asked, ...sent);
    const wait = desk.standing.dialogue.wait?.ticket ?? 0;
    desk.does({ type: 'answer', answer: { type: 'transferFinished', wait, outcome: 'answered' } });
    expect(desk.state).toMatchObject({ status: 'ended', outcome: 'transferred', reason: 'transferred' });
  });

  it('that nobody answers brings the caller back to the question', () => {
    const desk = call(...asked, ...sent);
    const wait = desk.standing.dialogue.wait?.ticket ?? 0;
    desk.does({ type: 'answer', answer: { type: 'transferFinished', wait, outcome: 'noAnswer' } }).asksAgain();
    expect(desk.spoken).toEqual([
      'I am sorry, nobody can take your call there right now. Let us go on here.',
      'Bright Smile Dental. How can I help?',
    ]);
    expect(desk.does(...played(0), ...played(1), final('book an appointment')).spoken).toEqual([
      'Which day suits you, and what time?',
    ]);
  });

  it('waits while the agent waits for another system, and says so', () => {
    const desk = call(...asked, final('book an appointment tomorrow at ten'), acts({ type: 'putThrough', to }));
    expect(desk.answer).toBe('busy');
  });

  it('of a caller who is with somebody else already is refused', () => {
    expect(call(...asked, ...sent, acts({ type: 'putThrough', to })).answer).toBe('away');
    expect(call(...asked, ...sent, takesOver()).answer).toBe('away');
    expect(call(...asked, ...sent, acts({ type: 'whisper', text: 'Hello' })).answer).toBe('away');
  });
});

describe('an operator who ends the call', () => {
  it('has the agent take leave, and the line goes down once that was heard', () => {
    const desk = call(...asked, acts({ type: 'sendOff' }));
    expect(desk.spoken).toEqual(['I have to end our call here. Thank you for calling, and goodbye.']);
    expect(desk.does(acts({ type: 'sendOff' })).answer).toBe('ending');
    expect(desk.does(...played(2)).state).toMatchObject({ status: 'ended', outcome: 'ended by a person' });
  });

  it('does so out of a call that they have taken over', () => {
    const desk = call(...asked, takesOver(), acts({ type: 'sendOff' }));
    expect(desk.logged('gaveBack')).toMatchObject([{ why: 'sentOff' }]);
    expect(desk.state).toMatchObject({ operator: null });
  });
});

it('a caller who reads is taken over by typing only: they would not hear a voice', () => {
  const desk = new Desk().does({ type: 'reads', isReading: true }, ...asked);
  desk.does(acts({ type: 'takeOver', line: 'line-1', how: 'voice' }));
  expect([desk.answer, desk.types.includes('connectOperator')]).toEqual(['reading', false]);
  expect(desk.does(takesOver()).answer).toBe('done');
});
