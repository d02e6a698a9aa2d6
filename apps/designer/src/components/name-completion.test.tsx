import { act, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { matchingNames, nameAt, useNameCompletion } from './name-completion.tsx';

describe('a name that is being written', () => {
  it.each([
    ['Hello {{', { start: 8, written: '' }],
    ['Hello {{ fi', { start: 9, written: 'fi' }],
    ['{{one}} and {{tw', { start: 14, written: 'tw' }],
    ['Hello {{first_name}}', undefined],
    ['Hello fi', undefined],
    ['{{a | sp', undefined],
  ])('in %j is %j', (text, expected) => {
    expect(nameAt(text, text.length)).toEqual(expected);
  });

  it.each([
    ['ag', { start: 0, written: 'ag' }],
    ['has(day) && ti', { start: 12, written: 'ti' }],
    ['city == "a \\" b" && da', { start: 20, written: 'da' }],
    ['city == "Lee', undefined],
    ["city == 'Lee", undefined],
    ['slot.fr', undefined],
    ['age > 3', undefined],
  ])('in the expression %s is %j', (text, expected) => {
    expect(nameAt(text, text.length, 'expression')).toEqual(expected);
  });

  it.each([
    ['@', { start: 1, written: '' }],
    ['Ask @Ada Br', { start: 5, written: 'Ada Br' }],
    ['(@Zo', { start: 2, written: 'Zo' }],
    ['ada@bright', undefined],
    ['@Ada\nand', undefined],
  ])('of a person in %j is %j', (text, expected) => {
    expect(nameAt(text, text.length, 'mention')).toEqual(expected);
  });

  it('may mean what begins so, then what has it inside, and nothing once it is whole', () => {
    const names = ['last_name', 'name', 'day'];
    expect(matchingNames(names, 'na')).toEqual(['name', 'last_name']);
    expect(matchingNames(names, '')).toEqual(names);
    expect(matchingNames(names, 'day')).toEqual([]);
  });
});

describe('the list of names', () => {
  beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  function Field() {
    const box = useRef<HTMLTextAreaElement>(null);
    const [text, setText] = useState('');
    const names = ['day', 'first_name', 'time'];
    const completion = useNameCompletion({ box, names, label: 'Variables', onText: setText });
    return (
      <>
        <textarea
          ref={box}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          {...completion.area}
        />
        {completion.list}
      </>
    );
  }

  async function writing(text: string) {
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    await act(async () => root.render(<Field />));
    const area = place.querySelector('textarea');
    if (area === null) throw new Error('there is no text area');
    await act(async () => {
      area.focus();
      // As typing does it: React must not know of it before the event.
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => void document.dispatchEvent(new Event('selectionchange', { bubbles: true })));
    const press = (key: string) =>
      act(async () => void area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
    const offered = () => [...place.querySelectorAll('[role="option"]')].map((option) => option.textContent);
    return { area, press, offered };
  }

  it('is walked by arrows and taken by Enter, which closes the hole', async () => {
    const { area, press, offered } = await writing('On {{');
    expect(offered()).toEqual(['day', 'first_name', 'time']);
    await press('ArrowDown');
    await press('Enter');
    expect(area.value).toBe('On {{first_name}}');
    expect(offered()).toEqual([]);
  });

  it('goes away by Escape and leaves what was written', async () => {
    const { area, press, offered } = await writing('On {{d');
    expect(offered()).toEqual(['day']);
    await press('Escape');
    expect([offered(), area.value]).toEqual([[], 'On {{d']);
  });
});
