import type { CallEventBody } from '@aybiza/call-log';
import { expect, it } from 'vitest';
import type { CallRecords } from '../call-world.ts';
import { attempt } from './attempt.ts';

type Answer = Awaited<ReturnType<CallRecords['mayAct']>>;

/** Attempts something with these answers about the log, one after the other; says what was noted and how often it was done. */
async function attempted(
  answers: Answer[],
  { silent = [], isOver = false }: { silent?: boolean[]; isOver?: boolean } = {},
) {
  const notes: CallEventBody[] = [];
  const ending = new AbortController();
  let done = 0;
  const records = {
    mayAct: async (): Promise<Answer> => {
      const answer = answers.shift();
      if (answers.length === 0 && isOver) ending.abort();
      if (answer === undefined) throw new Error('it was asked too often');
      return answer;
    },
  } as Pick<CallRecords, 'mayAct'> as CallRecords;
  const performing = {
    records,
    note: (entry: CallEventBody) => {
      notes.push(entry);
    },
    isCutOff: () => silent.shift() ?? false,
    signal: ending.signal,
  };
  await attempt(performing, { wait: 1, what: 'request' }, async () => {
    expect(notes).toMatchObject([{ type: 'attempted', wait: 1, what: 'request' }]);
    done += 1;
  });
  return { done, left: answers.length };
}

it('what cannot be taken back is done once its intent is written', async () => {
  expect(await attempted(['written'])).toEqual({ done: 1, left: 0 });
});

it('a process that has lost the call does nothing', async () => {
  expect(await attempted(['lost'])).toEqual({ done: 0, left: 0 });
});

it('while the database is away it is done without, for a caller who is heard', async () => {
  expect(await attempted(['unwritten'])).toEqual({ done: 1, left: 0 });
});

it('a process that hears neither the database nor the caller waits until it knows', async () => {
  const silent = [true, true];
  expect(await attempted(['unwritten', 'unwritten', 'lost'], { silent })).toEqual({ done: 0, left: 0 });
  expect(await attempted(['unwritten', 'written'], { silent: [true] })).toEqual({ done: 1, left: 0 });
  expect(await attempted(['unwritten', 'unwritten'], { silent: [true, false] })).toEqual({ done: 1, left: 0 });
});

it('nothing is waited for once the call is over', async () => {
  expect(await attempted(['unwritten'], { silent: [true], isOver: true })).toEqual({ done: 0, left: 0 });
});
