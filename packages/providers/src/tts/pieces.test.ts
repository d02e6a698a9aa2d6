import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutClause } from './cut-clause.ts';
import { cutText } from './cut-text.ts';
import { FlushAllowance } from './deepgram/flush-allowance.ts';
import { SpeechQueue } from './speech-queue.ts';
import { WholeSamples } from './whole-samples.ts';

/** All pieces, one after the other. */
function allPieces(text: string, cut: (rest: string) => string): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) pieces.push(cut(rest));
  return pieces;
}

function expectWhole(text: string, pieces: readonly string[], limit: number): void {
  expect(pieces.join('')).toBe(text);
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(limit);
    expect(piece).not.toMatch(/\p{Surrogate}/u);
  }
}

describe('cutting a text that is too long', () => {
  it('cuts after a sentence rather than after a clause or a word', () => {
    expect(cutText('One two, three. Four five, six seven', 24)).toBe('One two, three. ');
  });

  it('cuts after a clause when no sentence ends in the second half', () => {
    expect(cutText('Well. One two three four, five six seven eight', 30)).toBe('Well. One two three four, ');
  });

  it('loses nothing, respects the limit and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (text, limit) =>
        expectWhole(
          text,
          allPieces(text, (rest) => cutText(rest, limit)),
          limit,
        ),
      ),
    );
  });
});

describe('cutting a text into clauses', () => {
  it.each([
    [
      'Your order was sent on Monday. It will arrive soon.',
      ['Your order was sent on Monday. ', 'It will arrive soon.'],
    ],
    ['Yes. Of course. I will look that up. One moment.', ['Yes. Of course. I will look that up. ', 'One moment.']],
    ['You are booked with Dr. Smith, Mrs. Jones.', ['You are booked with Dr. Smith, Mrs. Jones.']],
    [
      'If you would rather speak to a person now, please stay on the line',
      ['If you would rather speak to a person now, ', 'please stay on the line'],
    ],
    ['no end in sight', ['no end in sight']],
  ])('cuts %j', (text, clauses) => {
    expect(allPieces(text, cutClause)).toEqual(clauses);
  });

  it('cuts what goes on and on between two words', () => {
    const pieces = allPieces('and then '.repeat(30), cutClause);
    expect(pieces.every((piece) => piece.length <= 100 && piece.endsWith(' '))).toBe(true);
  });

  it('loses nothing and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
        expectWhole(text, allPieces(text, cutClause), 100),
      ),
    );
  });
});

describe('the queue of speeches', () => {
  it('joins the pieces of one speech and keeps the order of first texts', () => {
    const queue = new SpeechQueue((text) => text);
    queue.add({ speechId: 'a', text: 'One. ' });
    queue.add({ speechId: 'b', text: 'Other. ' });
    queue.add({ speechId: 'a', text: 'Two.' });
    expect(queue.take()).toEqual({ speechId: 'a', text: 'One. Two.' });
    expect(queue.take()).toEqual({ speechId: 'b', text: 'Other. ' });
    expect(queue.take()).toBeUndefined();
  });

  it('puts further text of the speech under way before all others', () => {
    const queue = new SpeechQueue((text) => text);
    queue.add({ speechId: 'b', text: 'Other.' });
    queue.add({ speechId: 'a', text: 'More' }, 'a');
    queue.add({ speechId: 'a', text: ' of it.' }, 'a');
    expect(queue.take()).toEqual({ speechId: 'a', text: 'More of it.' });
  });

  it('hands out a long text in pieces', () => {
    const queue = new SpeechQueue((text) => text.slice(0, 8));
    queue.add({ speechId: 'a', text: 'One two three four' });
    const taken = queue.take();
    expect(taken).toEqual({ speechId: 'a', text: 'One two ' });
    queue.putBack({ speechId: 'a', text: 'One two ' });
    expect(queue.length).toBe(18);
  });

  it('tells what has no sound, and when too much waits', () => {
    const queue = new SpeechQueue((text) => text);
    expect(queue.add({ speechId: 'a', text: ' ' })).toBe('empty');
    expect(queue.add({ speechId: 'a', text: ' ' }, 'a')).toBe('waiting');
    expect(queue.add({ speechId: 'b', text: 'x'.repeat(19_999) })).toBe('waiting');
    expect(queue.add({ speechId: 'b', text: 'x' })).toBe('full');
  });
});

describe('the allowance of a connection', () => {
  it('ends after twenty flushes and comes back a minute after the first', () => {
    const allowance = new FlushAllowance();
    for (let flush = 0; flush < 20; flush += 1) {
      expect(allowance.allows(flush, 10)).toBe(true);
      allowance.spend(flush, 10);
    }
    expect(allowance.allows(30_000, 10)).toBe(false);
    expect(allowance.allows(60_000, 10)).toBe(true);
  });

  it('ends after 2400 characters', () => {
    const allowance = new FlushAllowance();
    allowance.spend(0, 2000);
    expect(allowance.allows(1, 400)).toBe(true);
    expect(allowance.allows(1, 401)).toBe(false);
  });
});

describe('whole samples', () => {
  it('keeps half a sample until its other half comes', () => {
    const samples = new WholeSamples(2);
    expect([...samples.add(Uint8Array.of(1, 2, 3))]).toEqual([1, 2]);
    expect([...samples.add(Uint8Array.of(4))]).toEqual([3, 4]);
    expect([...samples.add(Uint8Array.of(5))]).toEqual([]);
  });
});
