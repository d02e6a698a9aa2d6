import { useEffect } from 'react';

/** Where an arrow has a meaning of its own. */
const OWN_ARROWS = 'input, select, textarea, audio, [role="tab"], [role="menu"], dialog';

/** Calls back with -1 for the left arrow and 1 for the right one, wherever the focus is. */
export function useArrowKeys(onArrow: (by: -1 | 1) => void): void {
  // The window: a page that was just opened has the focus nowhere.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      if (!isArrow || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_ARROWS) !== null) return;
      event.preventDefault();
      onArrow(event.key === 'ArrowLeft' ? -1 : 1);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onArrow]);
}
