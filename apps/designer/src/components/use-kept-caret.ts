import { commonEnds } from '@aybiza/shared-flow/common-ends';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Keeps the caret between the same letters when somebody else changes the text that is being written: a browser moves it to the end. */
export function useKeptCaret(box: RefObject<HTMLTextAreaElement | HTMLInputElement | null>, value: string): void {
  const before = useRef({ value, start: 0, end: 0 });
  // The field: where the caret is before anything is drawn again. What is typed here is in it already, and so left alone.
  useEffect(() => {
    const field = box.current;
    if (field === null) return;
    const note = () => {
      before.current = { value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
    };
    field.addEventListener('input', note);
    document.addEventListener('selectionchange', note);
    return () => {
      field.removeEventListener('input', note);
      document.removeEventListener('selectionchange', note);
    };
  }, [box]);
  // The caret: put back before it is painted.
  useLayoutEffect(() => {
    const field = box.current;
    const known = before.current;
    if (field === null || document.activeElement !== field || known.value === value) return;
    const [start, end] = [moved(known.start, known.value, value), moved(known.end, known.value, value)];
    field.setSelectionRange(start, end);
    before.current = { value, start, end };
  }, [box, value]);
}

/** Where a place between the letters of a text is after one stretch of it was rewritten. */
function moved(place: number, old: string, now: string): number {
  const { head, tail } = commonEnds(old, now);
  if (place <= head) return place;
  const fromEnd = old.length - place;
  return fromEnd <= tail ? now.length - fromEnd : now.length - tail;
}
