import { type PointerEvent, useRef } from 'react';
import type { Editor } from '../editor-context.tsx';

/** As often as an eye needs to see it move; the drawing of the others glides in between. */
const EVERY_MS = 60;

/** Shows the others where this person's pointer is on the canvas. While nobody else is here, nothing is done. */
export function useShownPointer({ people, graph }: Editor) {
  const shownAt = useRef(0);
  return {
    onPointerMove({ clientX, clientY, timeStamp }: PointerEvent) {
      if (people.get().length === 0 || timeStamp - shownAt.current < EVERY_MS) return;
      const at = graph.current?.toCanvas({ x: clientX, y: clientY });
      if (at === undefined) return;
      shownAt.current = timeStamp;
      people.show({ pointer: { x: Math.round(at.x), y: Math.round(at.y) } });
    },
    onPointerLeave() {
      if (people.get().length > 0) people.show({ pointer: null });
    },
  };
}
