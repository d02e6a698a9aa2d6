import { type Flow, flowSchema } from '@aybiza/flow';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldScopeContext, NO_SCOPE } from '../field-scope.ts';
import { ConditionField } from './condition-field.tsx';

const flow: Flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: {},
  variables: { age: { type: 'number' }, city: { type: 'text' }, member: { type: 'yesNo' } },
});

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** The form of a condition on a page, and all that it wrote. */
async function conditionForm(first: string) {
  const written: { value: string; typing: string | undefined }[] = [];
  function Form() {
    const [value, setValue] = useState(first);
    const onValue = (next: string, typing?: string) => {
      written.push({ value: next, typing });
      setValue(next);
      return true;
    };
    return (
      <FieldScopeContext value={{ ...NO_SCOPE, flow, variables: Object.keys(flow.variables) }}>
        <ConditionField field="when" label="When" placeholder="" value={value} onValue={onValue} />
      </FieldScopeContext>
    );
  }
  const page = document.body.appendChild(document.createElement('div'));
  await act(async () => createRoot(page).render(<Form />));
  const controls = (name: string) =>
    [
      ...page.querySelectorAll<HTMLSelectElement | HTMLInputElement | HTMLTextAreaElement>('select, input, textarea'),
    ].filter(({ labels }) => labels?.[0]?.textContent === name);
  return {
    page,
    written,
    controls,
    async choose(name: string, value: string, index = 0) {
      const control = controls(name)[index];
      if (control === undefined) throw new Error(`there is no “${name}”`);
      const kind = control instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
      await act(async () => {
        // As typing does it: React must not know of it before the event.
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
      });
    },
    async press(name: string) {
      const button = [...page.querySelectorAll('button')].find(
        (candidate) => candidate.textContent === name || candidate.getAttribute('aria-label') === name,
      );
      if (button === undefined) throw new Error(`there is no button “${name}”`);
      await act(async () => button.click());
    },
  };
}

describe('the form of a condition', () => {
  it('writes nothing when it is opened, turned over and given an open row', async () => {
    const form = await conditionForm('18 < age');
    await form.press('Write as expression');
    await form.press('Show as rows');
    await form.press('Add a row');
    expect(form.controls('Variable')).toHaveLength(2);
    expect(form.written).toEqual([]);
  });

  it('begins with a row whose variable is to be chosen', async () => {
    const form = await conditionForm('');
    await form.choose('Variable', 'member');
    expect(form.written).toEqual([{ value: 'member', typing: undefined }]);
  });

  it('writes what is typed into a row as one step of undo, and leaves the other rows as they are', async () => {
    const form = await conditionForm('member && city == "Leeds"');
    await form.choose('Value', 'York');
    expect(form.written).toEqual([{ value: 'member && city == "York"', typing: 'when.rows.1.0.value' }]);
  });

  it('refuses what is no number, and keeps it in the box with the reason', async () => {
    const form = await conditionForm('age > 18');
    await form.choose('Value', 'many');
    expect(form.written).toEqual([]);
    expect(form.controls('Value')[0]?.value).toBe('many');
    expect(form.page.textContent).toContain('A number is needed here.');
  });

  it('keeps a group of rows while it is filled in', async () => {
    const form = await conditionForm('member');
    await form.press('Add a group');
    await form.choose('Variable', 'city', 1);
    expect(form.written.at(-1)?.value).toBe('member && has(city)');
    await form.choose('Variable', 'age', 2);
    expect(form.written.at(-1)?.value).toBe('member && (has(city) || age == 0)');
    await form.press('Write as expression');
    await form.press('Show as rows');
    expect(form.page.querySelector('fieldset fieldset legend')?.textContent).toBe('At least one of these holds');
  });

  it('says beside the row that its variable is not there', async () => {
    const form = await conditionForm('member && ages > 3');
    const rows = [...form.page.querySelectorAll('[role="group"]')];
    expect(rows.map((row) => row.hasAttribute('data-wrong'))).toEqual([false, true]);
    expect(rows[1]?.textContent).toContain('There is no variable “ages”.');
  });

  it('says beside the row that its value is of another type', async () => {
    const form = await conditionForm('age == "old" && member');
    expect(form.page.querySelector('[data-wrong]')?.textContent).toContain('here a number meets text');
  });

  it('shows what rows cannot say as it is written, and says so', async () => {
    const form = await conditionForm('age + 1 > 3 // on the next birthday');
    expect(form.controls('When')[0]?.value).toBe('age + 1 > 3 // on the next birthday');
    expect(form.page.textContent).toContain('so it stays an expression');
    expect(form.written).toEqual([]);
  });
});
