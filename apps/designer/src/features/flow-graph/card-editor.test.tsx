import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FieldProblem } from '../../components/field-frame.tsx';
import { CardEditor } from './card-editor.tsx';
import { NamesContext, WrittenProblemsContext } from './node-cards.ts';

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function writing(text: string, problems: readonly FieldProblem[], lines: 'one' | 'many' = 'many') {
  const done = vi.fn();
  const page = document.body.appendChild(document.createElement('div'));
  await act(async () =>
    createRoot(page).render(
      <NamesContext value={['day']}>
        <WrittenProblemsContext value={problems}>
          <CardEditor label="Text" text={text} placeholder="" lines={lines} onText={() => undefined} onDone={done} />
        </WrittenProblemsContext>
      </NamesContext>,
    ),
  );
  const area = page.querySelector('textarea');
  if (area === null) throw new Error('there is no text area');
  return { page, area, done };
}

const fix = vi.fn();
const unknown: FieldProblem = {
  severity: 'error',
  message: 'There is no variable “dya”.',
  actions: [{ label: 'Fix: write “day”', run: fix }],
};

describe('a text that is written on a card', () => {
  it('says what is wrong with it right there, also to screen readers', async () => {
    const { page, area } = await writing('On {{dya}}.', [unknown]);
    expect(area.getAttribute('aria-invalid')).toBe('true');
    const notes = page.querySelector(`[id="${area.getAttribute('aria-describedby')}"]`);
    expect(notes?.textContent).toContain('There is no variable “dya”.');
    expect(notes?.getAttribute('role')).toBe('status');
  });

  it('goes on while somebody mends it', async () => {
    const { page, area, done } = await writing('On {{dya}}.', [unknown]);
    const button = page.querySelector('button');
    await act(async () => {
      button?.focus();
      button?.click();
    });
    expect(fix).toHaveBeenCalledOnce();
    expect(done).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(area);
  });

  it('ends when the focus leaves it', async () => {
    const { area, done } = await writing('On {{dya}}.', [unknown]);
    await act(async () => area.blur());
    expect(done).toHaveBeenCalledOnce();
  });

  it('has nothing to say about the name of a step', async () => {
    const { page, area } = await writing('Greeting', [unknown], 'one');
    expect(page.textContent).not.toContain('dya');
    expect(area.getAttribute('aria-invalid')).toBe('false');
  });
});
