import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { readResult } from './step-result.ts';
import { afterCallStrings } from './strings.ts';

const { results: strings } = inEnglish(afterCallStrings);

describe('what came of a step', () => {
  it.each([
    [
      'summary',
      { summary: 'It is moved.', source: 'model' },
      { kind: 'summary', summary: 'It is moved.', source: 'model' },
    ],
    [
      'extract',
      { values: { urgent: true }, source: 'model' },
      { kind: 'extract', values: [['urgent', true]], source: 'model' },
    ],
    [
      'webhook',
      { responseStatus: 204, messageId: 'msg_a' },
      { kind: 'told', sentence: 'The other system answered 204.' },
    ],
    [
      'email',
      { to: ['a@example.com', 'b@example.com'], refused: ['c@example.com'], isPractice: true },
      {
        kind: 'told',
        sentence: 'To a@example.com, b@example.com (practice: delivered to nobody). Refused: c@example.com',
      },
    ],
    ['message', { to: '+441', text: 'Hi', messageSid: 'SM' }, { kind: 'told', sentence: 'To +441' }],
    ['exportRecording', { storageKey: 'ws/exports/a.ogg' }, { kind: 'told', sentence: 'Stored as ws/exports/a.ogg' }],
  ])('is read for %s', (kind, result, shown) => {
    expect(readResult({ kind, result }, strings)).toEqual(shown);
  });

  it('is a score with its evidence', () => {
    const criteria = [
      { id: 'a', name: 'Kind', weight: 1, verdict: 'met', evidence: { who: 'agent', text: 'Of course.' } },
    ];
    const result = { score: 100, passed: true, passMark: 70, criteria, source: 'practice-model' };
    expect(readResult({ kind: 'score', result }, strings)).toMatchObject({
      kind: 'score',
      score: 100,
      criteria: [{ verdict: 'met' }],
    });
  });

  it('is not shown where it is something that this page does not know', () => {
    for (const kind of ['summary', 'extract', 'score', 'webhook', 'message', 'email', 'exportRecording', 'fax'])
      for (const result of [null, undefined, 'x', {}, { score: 'high', criteria: [] }])
        expect(readResult({ kind, result }, strings)).toEqual({ kind: 'other' });
  });
});
