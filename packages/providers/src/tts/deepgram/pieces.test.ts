import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpeechQueue } from '../speech-queue.ts';
import { splitText } from '../split-text.ts';
import { WholeSamples } from '../whole-samples.ts';
import { FlushAllowance } from './flush-allowance.ts';

describe('splitting a text', () => {
  it('cuts after a sentence rather than after a clause or a word', () => {
    expect(splitText('One two, three. Four five, six seven', 24)).toEqual(['One two, three. ', 'Four five, six seven']);
  });

  it('cuts after a clause when no sentence ends in the second half', () => {
    expect(splitText('Well. One two three four, five six seven eight', 30)).toEqual([
      'Well. One two three four, ',
      'five six seven eight',
    ]);
  });

  it('loses nothing, respects the limit and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const pieces = splitText(text, limit);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});

describe('the queue of speeches', () => {
  it('joins the pieces of one speech and keeps the order of first texts', () => {
    const queue = new SpeechQueue(100);
    queue.add({ speechId: 'a', text: 'One. ' });
    queue.add({ speechId: 'b', text: 'Other. ' });
    queue.add({ speechId: 'a', text: 'Two.' });
    expect(queue.take()).toEqual({ speechId: 'a', text: 'One. Two.' });
    expect(queue.take()).toEqual({ speechId: 'b', text: 'Other. ' });
    expect(queue.take()).toBeUndefined();
  });

  it('puts further text of the speech under way before all others', () => {
    const queue = new SpeechQueue(100);
    queue.add({ speechId: 'b', text: 'Other.' });
    queue.addToFirst({ speechId: 'a', text: 'More' });
    queue.addToFirst({ speechId: 'a', text: ' of it.' });
    expect(queue.take()).toEqual({ speechId: 'a', text: 'More of it.' });
  });

  it('hands out a long text in pieces', () => {
    const queue = new SpeechQueue(10);
    queue.add({ speechId: 'a', text: 'One two three four' });
    const taken = queue.take();
    expect(taken).toEqual({ speechId: 'a', text: 'One two ' });
    queue.putBack({ speechId: 'a', text: 'One two ' });
    expect(queue.length).toBe(18);
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
