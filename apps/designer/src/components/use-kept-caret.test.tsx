import { act, useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useKeptCaret } from './use-kept-caret.ts';

let root: Root | undefined;
let write: (text: string) => void = () => undefined;

function Field({ first }: { first: string }) {
  const [text, setText] = useState(first);
  const box = useRef<HTMLTextAreaElement>(null);
  useKeptCaret(box, text);
  write = setText;
  return <textarea ref={box} value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

/** A field with a text, and the caret where it has a bar. */
function fieldWith(marked: string): HTMLTextAreaElement {
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  act(() => root?.render(<Field first={marked.replace('|', '')} />));
  const field = host.querySelector('textarea');
  if (field === null) throw new Error('the field is drawn');
  field.focus();
  field.setSelectionRange(marked.indexOf('|'), marked.indexOf('|'));
  document.dispatchEvent(new Event('selectionchange'));
  return field;
}

beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));

afterEach(() => {
  act(() => root?.unmount());
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('the caret, when somebody else writes in the same text', () => {
  it.each([
    ['stays behind its letter when something is written before it', 'Good| day', 'A Good| day'],
    ['stays where it is when something is written behind it', 'Good| day', 'Good| day to you'],
    ['stays where it is when something is written at it', 'Good| day', 'Good|, day'],
    ['goes behind what is written over the place where it was', 'Good mor|ning', 'Good day|'],
    ['goes to the place where its surroundings were taken out', 'Good day to| you', 'Good |you'],
  ])('%s', (_what, before, after) => {
    const field = fieldWith(before);
    act(() => write(after.replace('|', '')));
    const at = field.selectionStart;
    expect(`${field.value.slice(0, at)}|${field.value.slice(at)}`).toBe(after);
    expect(field.selectionEnd).toBe(at);
  });
});
