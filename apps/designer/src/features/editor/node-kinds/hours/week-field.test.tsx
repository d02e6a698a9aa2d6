import { type NodeData, nodeKinds } from '@aybiza/flow';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HoursInspector } from './inspector.tsx';

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function week() {
  const written: { data: NodeData<'hours'>; typing: string | undefined }[] = [];
  function Form() {
    const [data, setData] = useState(nodeKinds.hours.defaults());
    const change = (next: NodeData<'hours'>, typing?: string) => {
      written.push({ data: next, typing });
      setData(next);
      return true;
    };
    return <HoursInspector data={data} change={change} />;
  }
  const page = document.body.appendChild(document.createElement('div'));
  await act(async () => createRoot(page).render(<Form />));
  const day = (name: string) => page.querySelector<HTMLElement>(`fieldset[aria-label="${name}"]`) ?? page;
  return {
    page,
    written,
    day,
    async press(within: HTMLElement, name: string) {
      const button = [...within.querySelectorAll('button')].find(
        (candidate) => candidate.textContent === name || candidate.getAttribute('aria-label') === name,
      );
      if (button === undefined) throw new Error(`there is no button “${name}”`);
      await act(async () => button.click());
    },
    async type(input: HTMLInputElement | undefined, ...texts: string[]) {
      if (input === undefined) throw new Error('there is nothing to type into');
      for (const text of texts) {
        await act(async () => {
          // As typing does it: React must not know of it before the event.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
      }
    },
  };
}

describe('the form of the opening hours', () => {
  it('leaves a time as it is typed until the field is left, and makes one step of undo of it', async () => {
    const { day, type, written } = await week();
    const [from] = day('Monday').querySelectorAll('input');
    await type(from, '1', '10', '10:', '10:3', '10:30');
    expect(from?.value).toBe('10:30');
    expect(written.at(-1)?.data.weekly.monday).toEqual([{ from: '10:30', to: '17:00' }]);
    expect(new Set(written.map(({ typing }) => typing)).size).toBe(1);
    await type(from, '8');
    expect(from?.value).toBe('8');
    await act(async () => {
      from?.focus();
      from?.blur();
    });
    expect(from?.value).toBe('08:00');
  });

  it('opens a day that is closed, and copies its hours to others', async () => {
    const { page, day, press, written } = await week();
    await press(day('Saturday'), 'Add hours');
    await press(day('Saturday'), 'More for Saturday');
    await press(page, 'Copy to Saturday and Sunday');
    expect(written.at(-1)?.data.weekly.sunday).toEqual([{ from: '09:00', to: '17:00' }]);
    expect(page.textContent).toContain('Open every day 09:00–17:00.');
  });

  it('closes a day when its last hours are taken away', async () => {
    const { day, press, written } = await week();
    await press(day('Friday'), 'Remove these hours');
    expect(written.at(-1)?.data.weekly.friday).toEqual([]);
    expect(day('Friday').textContent).toContain('Closed');
  });

  it('says that hours of a day run into each other', async () => {
    const { day, press, type } = await week();
    await press(day('Monday'), 'Add hours');
    await type(day('Monday').querySelectorAll('input')[2], '16');
    expect(day('Monday').textContent).toContain('These hours run into each other.');
  });
});
