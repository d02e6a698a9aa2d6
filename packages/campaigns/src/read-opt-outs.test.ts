import { expect, test } from 'vitest';
import { readOptOuts } from './read-opt-outs.ts';

test('each number is refused once, as people write it, and what is none is named by its line', () => {
  const cells = ['020 7946 0123', '+44 20 7946 0123', '', 'nobody', "'+442079460124"];
  const rows = cells.map((Phone, index) => ({ line: index + 2, cells: { Phone } }));
  expect(readOptOuts(rows, 'Phone', 'GB')).toEqual({
    numbers: ['+442079460123', '+442079460124'],
    problems: [
      { line: 4, problem: 'noNumber' },
      { line: 5, problem: 'notANumber' },
    ],
  });
  expect(readOptOuts(rows, 'Phone', null).numbers).toEqual(['+442079460123', '+442079460124']);
});
