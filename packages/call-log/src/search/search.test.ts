import { describe, expect, it } from 'vitest';
import { findSnippets, type SpokenLine } from './find-snippets.ts';
import { searchableText } from './searchable-text.ts';
import { parseTextQuery } from './text-query.ts';

describe('searchableText', () => {
  it('knows no case, no accents and no wide letters', () => {
    expect(searchableText('CAFÉ Zürich Ｔｅｓｔ Ёлка')).toBe('cafe zurich test елка');
  });

  it('keeps the marks that make a word in other scripts', () => {
    expect(searchableText('हिन्दी')).toBe('हिन्दी'.normalize('NFKC'));
    expect(searchableText('한국어')).toBe('한국어');
  });
});

describe('parseTextQuery', () => {
  it('takes words, phrases and what must not be there apart', () => {
    expect(parseTextQuery('Tooth -root “next Tuesday” –"no pain"')).toEqual({
      searched: 'tooth -root "next tuesday" -"no pain"',
      terms: [['tooth'], ['next', 'tuesday']],
    });
  });

  it('finds nothing to look for in marks alone', () => {
    expect([parseTextQuery(' "?! ( '), parseTextQuery('')]).toEqual([undefined, undefined]);
  });
});

const caller = (text: string): SpokenLine => ({ who: 'caller', text });
const terms = (typed: string) => parseTextQuery(typed)?.terms ?? [];

describe('findSnippets', () => {
  it('marks a hit as data, in the letters in which it was said', () => {
    expect(findSnippets([caller('A <b>café</b> in Zürich.')], terms('cafe'), 3)).toEqual([
      {
        who: 'caller',
        parts: [
          { text: 'A <b>', isHit: false },
          { text: 'café', isHit: true },
          { text: '</b> in Zürich.', isHit: false },
        ],
      },
    ]);
  });

  it('takes whole words only, and a phrase only in a row', () => {
    expect(findSnippets([caller('Cafeteria, next to Tuesday.')], terms('cafe "next tuesday"'), 3)).toEqual([]);
  });

  it('shows what is around the hit of a long line, cut between words', () => {
    const long = `${'before '.repeat(40)}needle ${'after '.repeat(40)}`.trim();
    const [snippet] = findSnippets([caller(long)], terms('needle'), 1);
    const text = snippet?.parts.map((part) => part.text).join('') ?? '';
    expect(text).toMatch(/^…before .* before needle after .* after…$/);
    expect(text.length).toBeLessThan(190);
  });

  it('gives no more lines than were asked for', () => {
    expect(findSnippets([caller('a tooth'), caller('my tooth'), caller('tooth')], terms('tooth'), 2)).toHaveLength(2);
  });
});
