import { useEffect, useState } from 'react';
import { useLatest } from '../../components/use-latest.ts';

/** How fast a call is played, slowest first; 1 is as it was. */
export const SPEEDS = ['0.75', '1', '1.25', '1.5', '2'] as const;
export type Speed = (typeof SPEEDS)[number];

const SPEED_KEY = 'aybiza.speed';
/** Where these characters are typed. */
const TYPING = 'input:not([type="range"]), select, textarea, [contenteditable="true"], dialog';

/** How fast calls are played, remembered by this browser; `<` and `>` change it wherever the focus is. */
export function useSpeed(): [Speed, (speed: Speed) => void] {
  const [speed, setSpeed] = useState<Speed>('1');
  // The browser's memory, which the server does not know.
  useEffect(() => {
    const stored = SPEEDS.find((known) => known === localStorage.getItem(SPEED_KEY));
    if (stored !== undefined) setSpeed(stored);
  }, []);
  // A key that is pressed between a drawing and its effects means the speed that is shown.
  const latest = useLatest(speed);
  const choose = (next: Speed) => {
    setSpeed(next);
    localStorage.setItem(SPEED_KEY, next);
  };
  // The window: a page that was just opened has the focus nowhere.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.key !== '<' && event.key !== '>') || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      event.preventDefault();
      choose(speedBeside(latest.current, event.key === '<' ? -1 : 1));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
  return [speed, choose];
}

/** The next slower or faster one; the last of them where there is none. */
export function speedBeside(speed: Speed, by: -1 | 1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + by] ?? speed;
}
