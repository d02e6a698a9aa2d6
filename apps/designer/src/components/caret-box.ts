/** Where a letter stands on the screen, in CSS pixels. */
export interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** All that decides where the letters of a field stand. */
const LETTERING = [
  'box-sizing',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'font-family',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'font-stretch',
  'letter-spacing',
  'word-spacing',
  'line-height',
  'text-align',
  'text-indent',
  'text-transform',
  'tab-size',
  'direction',
] as const;

/**
 * Where the letter at an index of a field stands on the screen, however the field is scrolled or zoomed. Browsers tell it of no field:
 * its text is laid out a second time, unseen, for as long as it takes to measure.
 */
export function caretBox(field: HTMLTextAreaElement | HTMLInputElement, index: number): CaretBox {
  const twin = document.createElement('div');
  const style = window.getComputedStyle(field);
  for (const name of LETTERING) twin.style.setProperty(name, style.getPropertyValue(name));
  const isLine = field instanceof HTMLInputElement;
  Object.assign(twin.style, {
    position: 'fixed',
    top: '0',
    left: '0',
    visibility: 'hidden',
    borderStyle: 'solid',
    width: isLine ? 'max-content' : `${field.clientWidth + borders(style)}px`,
    overflowWrap: 'break-word',
    whiteSpace: isLine ? 'pre' : 'pre-wrap',
  });
  const mark = document.createElement('span');
  // A letter that takes no room: the place between two others, on the line of the second.
  mark.textContent = '\u200b';
  twin.append(field.value.slice(0, index), mark, field.value.slice(index));
  document.body.append(twin);
  const [letter, all] = [mark.getBoundingClientRect(), twin.getBoundingClientRect()];
  twin.remove();
  const box = field.getBoundingClientRect();
  // On the canvas a field is drawn larger or smaller than it is laid out.
  const scale = field.offsetWidth === 0 ? 1 : box.width / field.offsetWidth;
  // A line stands in the middle of its box.
  const down = isLine ? (field.offsetHeight - all.height) / 2 : -field.scrollTop;
  const top = box.top + (letter.top - all.top + down) * scale;
  return {
    left: box.left + (letter.left - all.left - field.scrollLeft) * scale,
    top: within(top, box),
    bottom: within(top + letter.height * scale, box),
  };
}

/** What is scrolled out of a field is shown at its edge. */
function within(y: number, { top, bottom }: DOMRect): number {
  return Math.min(Math.max(y, top), bottom);
}

function borders(style: CSSStyleDeclaration): number {
  return Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth);
}

/** Kept free between what opens and the edge of the window, in CSS pixels. */
const EDGE = 8;
/** Between a line and what opens at it. */
const GAP = 4;

interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * Where something of this size opens at a letter: below its line, above it where only there is more room, and never outside of the
 * window. `maxHeight` is the room that there is.
 */
export function placeAt(
  caret: CaretBox,
  size: Room,
  screen: Room,
): { readonly left: number; readonly top: number; readonly maxHeight: number } {
  const below = screen.height - EDGE - caret.bottom - GAP;
  const above = caret.top - GAP - EDGE;
  const isBelow = size.height <= below || below >= above;
  const maxHeight = Math.max(0, isBelow ? below : above);
  const height = Math.min(size.height, maxHeight);
  return {
    left: Math.max(EDGE, Math.min(caret.left, screen.width - size.width - EDGE)),
    top: isBelow ? caret.bottom + GAP : caret.top - GAP - height,
    maxHeight,
  };
}
