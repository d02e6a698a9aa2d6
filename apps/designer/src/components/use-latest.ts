import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What was drawn last, for whatever outlives a drawing: a listener, a timer, an object that is made once. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  // React: before anything can be pressed that was drawn with it.
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
