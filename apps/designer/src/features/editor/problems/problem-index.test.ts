import { type Problem, say } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { problemsWhileWriting } from './problem-index.ts';

const problem = (code: Problem['code'], place: Problem['place']): Problem => ({
  code,
  severity: 'error',
  place,
  message: code,
  said: say('NO_START'),
});

describe('the problems of a text that is being written', () => {
  it('are those of its field, in the language that is written', () => {
    const own = problem('UNKNOWN_VARIABLE', { node: 'hello', field: 'text' });
    const others = [
      problem('UNKNOWN_VARIABLE', { node: 'hello', field: 'variants.0' }),
      problem('UNKNOWN_VARIABLE', { node: 'bye', field: 'text' }),
      problem('UNKNOWN_VARIABLE', { node: 'hello', field: 'text', language: 'de' }),
    ];
    expect(problemsWhileWriting([own, ...others], 'hello', 'text')).toEqual([own]);
  });

  it('do not say that nothing is written yet', () => {
    const empty = problem('EMPTY_PROMPT', { node: 'hello', field: 'text' });
    expect(problemsWhileWriting([empty], 'hello', 'text')).toEqual([]);
  });
});
