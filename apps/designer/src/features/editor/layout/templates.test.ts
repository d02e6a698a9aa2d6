import { parseFlow, TEMPLATE_IDS } from '@aybiza/flow';
import { loadTemplate } from '@aybiza/flow/load-template';
import { describe, expect, it } from 'vitest';
import { toLayoutInput } from './layout-input.ts';

/** No card is drawn lower than this, whatever stands on it. */
const LOWEST_CARD = 240;
const NOTE = { width: 232, height: 150 };

describe.each(TEMPLATE_IDS)('the template %s', async (id) => {
  const parsed = parseFlow(await loadTemplate(id));
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { nodes } = parsed.value;
  const placeOf = (card: string) => nodes[card]?.position ?? { x: Number.NaN, y: Number.NaN };
  const cards = toLayoutInput(parsed.value, [], new Map()).cards.map(({ id: card, width, height }) => {
    return { id: card, width, height: Math.min(height, LOWEST_CARD), ...placeOf(card) };
  });
  const notes = Object.keys(nodes).filter((card) => nodes[card]?.kind === 'comment');
  const boxes = [...cards, ...notes.map((note) => ({ id: note, ...NOTE, ...placeOf(note) }))];

  it('draws no card over another', () => {
    const over = boxes.flatMap((one) =>
      boxes.flatMap((other) =>
        one.id < other.id &&
        one.x < other.x + other.width &&
        other.x < one.x + one.width &&
        one.y < other.y + other.height &&
        other.y < one.y + one.height
          ? [`${one.id} and ${other.id}`]
          : [],
      ),
    );
    expect(over).toEqual([]);
  });

  it('begins on the left, and most of its ways lead to the right', () => {
    expect(placeOf('start').x).toBe(Math.min(...boxes.map(({ x }) => x)));
    const ways = Object.values(parsed.value.edges);
    const onwards = ways.filter(({ from, to }) => placeOf(from.node).x < placeOf(to.node).x);
    expect(onwards.length / ways.length).toBeGreaterThan(0.6);
  });
});
