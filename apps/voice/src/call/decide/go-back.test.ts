import { type CallEvent, type GoingBack, happeningOf } from '@aybiza/call-log';
import { fitCourse, variablesOf } from '@aybiza/dialogue';
import { expect, it } from 'vitest';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import { Call } from '../call.ts';
import type { CallInputBody } from '../call-input.ts';
import type { CallCommand } from '../command.ts';
import { NEW_STANDING, replay } from './standing.ts';

const demo = practiceStatechart();
const VALUES = { caller_number: '+447700900123', called_number: '', today: '2026-11-23', time_now: '09:30' };

function run() {
  const commands: CallCommand[] = [];
  const log: CallEvent[] = [];
  let at = 1_000;
  const call: Call = new Call({
    statechart: demo,
    now: () => at,
    perform(command) {
      commands.push(command);
      // The caller hears everything to its end.
      if (command.type !== 'speak') return;
      call.push({ type: 'voiced', speech: command.speech, ms: 1_000, pauses: [] });
      call.push({ type: 'heard', speech: command.speech, ms: 1_000 });
    },
    observer: { onEvents: (events) => log.push(...events), onMoved: () => undefined, onEnded: () => undefined },
  });
  const push = (...inputs: CallInputBody[]) => {
    for (const input of inputs) {
      at += 1;
      call.push(input);
    }
  };
  /** Types something, and has everything answered that the calendar is asked. */
  const type = (text: string, body: object) => {
    push({ type: 'typed', text });
    const asked = commands.findLast((command) => command.type === 'request');
    if (asked?.type === 'request')
      push({
        type: 'answer',
        answer: { type: 'requestFinished', wait: asked.ticket, outcome: 'answered', status: 200, body, ms: 5 },
      });
  };
  return { call, commands, log, push, type };
}

/** A call that books on Thursday; both of its requests were answered. */
function booked() {
  const call = run();
  call.push({ type: 'answered', values: VALUES });
  const slot = { date: '2026-11-26', time: '15:30', found: true, free: true };
  call.type('I would like to book an appointment next Thursday at half past three', slot);
  call.push({ type: 'typed', text: 'my name is Sarah Jones' });
  call.type('yes', { reference: 'B-18', date: '2026-11-26', time: '15:30' });
  return call;
}

function goingBack(log: readonly CallEvent[], seq: number, more: Partial<GoingBack> = {}): GoingBack {
  const { happenings, answer } = fitCourse(demo, { was: demo, events: log, beforeSeq: seq });
  return { callId: 'call_before', seq, happenings: [...happenings], answer, fits: true, instead: null, ...more };
}

const seqOf = (log: readonly CallEvent[], words: string) => {
  const found = log.find((event) => 'text' in event && event.text.includes(words));
  if (found === undefined) throw new Error(`nobody said “${words}”`);
  return found.seq;
};
const said = (commands: readonly CallCommand[]) =>
  commands.flatMap((command) => (command.type === 'speak' ? [command.text] : []));

it('says the words of that turn and asks nobody again what was answered before it', () => {
  const before = booked();
  const seq = seqOf(before.log, 'Is that right?');
  const again = run();
  again.push({ type: 'wentBack', goingBack: goingBack(before.log, seq) });
  expect(again.commands.filter(({ type }) => type === 'request')).toEqual([]);
  expect(said(again.commands)).toEqual([expect.stringContaining('Is that right?')]);
  expect(variablesOf(again.call.standing.dialogue)).toMatchObject({ day: '2026-12-03', time: '15:30' });
  expect(again.log).toContainEqual(expect.objectContaining({ type: 'wentBack', callId: 'call_before', fits: true }));
});

it('what is asked at that turn has the answer that it had: nothing is booked twice', () => {
  const before = booked();
  const asked = before.log.findLast(({ type }) => type === 'requestStarted');
  const again = run();
  again.push({ type: 'wentBack', goingBack: goingBack(before.log, (asked?.seq ?? 0) + 1) });
  expect(again.commands.filter(({ type }) => type === 'request')).toEqual([]);
  expect(said(again.commands).join(' ')).toContain('You are booked for');
});

it('other words lead elsewhere from there, and are in the log behind it', () => {
  const before = booked();
  const seq = seqOf(before.log, 'my name is Sarah Jones');
  const again = run();
  const instead = { type: 'said', text: 'I want to speak to a person' } as const;
  again.push({ type: 'wentBack', goingBack: goingBack(before.log, seq, { instead }) });
  const behind = again.log.slice(again.log.findIndex(({ type }) => type === 'wentBack') + 1);
  expect(behind.map((event) => event.type)).toContain('callerSaid');
  expect(behind).toContainEqual(expect.objectContaining({ type: 'moved', to: 'person' }));
});

it('other words for a place where a changed flow does not come are not said anywhere else', () => {
  const before = booked();
  const goes = goingBack(before.log, seqOf(before.log, 'my name is'), {
    fits: false,
    instead: { type: 'said', text: 'yes' },
  });
  const again = run();
  again.push({ type: 'wentBack', goingBack: { ...goes, happenings: goes.happenings.slice(0, 1) } });
  expect(again.log.map(({ type }) => type)).not.toContain('callerSaid');
  expect(said(again.commands)).toEqual([expect.stringContaining('How can I help')]);
});

it('a call that began at a turn is a function of its own log, like any other', () => {
  const before = booked();
  const again = run();
  again.push({ type: 'wentBack', goingBack: goingBack(before.log, seqOf(before.log, 'Is that right?')) });
  again.push({ type: 'typed', text: 'yes' });
  const log: CallEvent[] = JSON.parse(JSON.stringify(again.log));
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_entry, index) => index));
  expect(replay(demo, NEW_STANDING, log)).toMatchObject({
    dialogue: again.call.standing.dialogue,
    asked: again.call.standing.asked,
    turns: again.call.standing.turns,
  });
  // And so it can be gone back in, to before the point where it began.
  expect(goingBack(log, seqOf(log, 'my name is')).happenings.map(({ type }) => type)).toEqual(
    before.log
      .filter(({ seq }) => seq < seqOf(before.log, 'my name is'))
      .flatMap((event) => happeningOf(event)?.type ?? []),
  );
});
