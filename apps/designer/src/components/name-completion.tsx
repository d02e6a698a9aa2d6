import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { caretBox, placeAt } from './caret-box.ts';
import styles from './name-completion.module.css';

const MOST_SHOWN = 8;
/** How high the list may become, in CSS pixels. */
const HIGHEST = 220;
/** `{{`, and what was written of a name behind it, up to the cursor. */
const OPEN_HOLE = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)?$/;

/** The beginning of a name up to the cursor, which is no field of something else. */
const OPEN_NAME = /(?<![\w.])([A-Za-z_]\w*)$/;
/** An @ that begins a word, and what was written of a person's name behind it. */
const OPEN_MENTION = /(?<![\p{L}\p{N}_@.])@([^@\n]{0,60})$/u;
/** What is in quotes, and the rest of a text behind a quote that is still open. */
const QUOTED = /"(?:[^"\\]|\\.)*("|$)|'(?:[^'\\]|\\.)*('|$)/g;

/** Where names are written: between `{{` and `}}`, anywhere outside quotes, or behind an @. */
export type NamePlace = 'holes' | 'expression' | 'mention';

/** What is being written where the cursor is: the beginning of a name. Undefined where no name can stand. */
export function nameAt(
  text: string,
  cursor: number,
  place: NamePlace = 'holes',
): { readonly start: number; readonly written: string } | undefined {
  const found = findOpen[place](text.slice(0, cursor));
  if (found === null) return undefined;
  const written = found[1] ?? '';
  return { start: cursor - written.length, written };
}

const findOpen: { readonly [Place in NamePlace]: (before: string) => RegExpExecArray | null } = {
  holes: (before) => OPEN_HOLE.exec(before),
  expression: (before) => OPEN_NAME.exec(before.replace(QUOTED, '""')),
  mention: (before) => OPEN_MENTION.exec(before),
};

/** What belongs behind a name that was taken, unless it is there already. */
function closingOf(place: NamePlace, rest: string): string {
  if (place === 'holes') return /^\s*(\||\}\})/.test(rest) ? '' : '}}';
  return place === 'mention' && !/^[\s.,;:!?)]/.test(rest) ? ' ' : '';
}

/** The names that may be meant, those that begin so first; none while one is written whole. */
export function matchingNames(names: readonly string[], written: string): readonly string[] {
  const wanted = written.toLowerCase();
  const rank = (name: string) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  const found = names.filter((name) => name.toLowerCase().includes(wanted));
  if (found.length === 1 && found[0] === written) return [];
  return found.toSorted((left, right) => rank(left) - rank(right)).slice(0, MOST_SHOWN);
}

export interface NameCompletion {
  /** For the text area, or the line. */
  readonly area: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls'?: string;
    readonly 'aria-activedescendant'?: string;
    onSelect(): void;
    onKeyDown(event: KeyboardEvent): void;
    onBlur(): void;
  };
  /** The list, while there is something to offer: right behind the text area, in a box of their own. */
  readonly list: ReactNode;
}

/** Offers the names of variables, or of people, while somebody writes one. Arrows choose, Enter and Tab take, Escape leaves. */
export function useNameCompletion(options: {
  readonly box: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  readonly names: readonly string[];
  readonly place?: NamePlace | undefined;
  readonly label: string;
  /** Takes the text with the name in it. */
  onText(text: string): void;
}): NameCompletion {
  const { box, names, label, place = 'holes', onText } = options;
  const id = useId();
  const [offer, setOffer] = useState<Offer | null>(null);
  const look = () => {
    const area = box.current;
    const cursor = area === null || area.selectionStart !== area.selectionEnd ? null : area.selectionStart;
    const found = area === null || cursor === null ? undefined : nameAt(area.value, cursor, place);
    const matches = found === undefined ? [] : matchingNames(names, found.written);
    setOffer(found === undefined || matches.length === 0 ? null : { names: matches, at: 0, start: found.start });
  };
  const take = (name: string) => {
    const area = box.current;
    const cursor = area?.selectionStart ?? null;
    const found = area === null || cursor === null ? undefined : nameAt(area.value, cursor, place);
    if (area === null || found === undefined) return;
    const rest = area.value.slice(area.selectionEnd ?? undefined);
    const before = `${area.value.slice(0, found.start)}${name}${closingOf(place, rest)}`;
    // Drawn at once, so that the cursor can be put behind the name.
    flushSync(() => onText(`${before}${rest}`));
    area.focus();
    area.setSelectionRange(before.length, before.length);
    setOffer(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offer === null || event.metaKey || event.ctrlKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = offer.names[offer.at];
    if (step !== 0) setOffer({ ...offer, at: (offer.at + step + offer.names.length) % offer.names.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen);
    else if (event.key === 'Escape') setOffer(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = offer === null ? {} : { 'aria-controls': id, 'aria-activedescendant': `${id}-${offer.at}` };
  return {
    area: { 'aria-autocomplete': 'list', ...open, onSelect: look, onKeyDown, onBlur: () => setOffer(null) },
    list:
      offer === null ? null : <NameList box={box} id={id} label={label} place={place} offer={offer} onTake={take} />,
  };
}

/** Names that may be meant, and which of them is chosen. */
interface Offer {
  readonly names: readonly string[];
  readonly at: number;
  /** Where the name begins in the text. */
  readonly start: number;
}

interface NameListProps {
  box: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
  id: string;
  label: string;
  place: NamePlace;
  offer: Offer;
  onTake: (name: string) => void;
}

/** Opens where the name begins that is being written; in the browser's top layer, so that nothing cuts it off and no zoom shrinks it. */
function NameList({ box, id, label, place, offer, onTake }: NameListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { names, at, start } = offer;
  // The screen: where the letters stand is known once they are drawn, and is another place when something is scrolled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other names make another size
  useLayoutEffect(() => {
    const move = () => {
      const [field, own] = [box.current, list.current];
      if (field === null || own === null) return;
      // A browser without a top layer shows it all the same.
      if ('showPopover' in own && !own.matches(':popover-open')) own.showPopover();
      own.style.maxHeight = '';
      const screen = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const { left, top, maxHeight } = placeAt(caretBox(field, start), own.getBoundingClientRect(), screen);
      Object.assign(own.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${Math.min(maxHeight, HIGHEST)}px` });
    };
    const moveLater = () => requestAnimationFrame(move);
    move();
    // What scrolls is told to whatever is around it only on the way down; the canvas is moved by the wheel.
    const events = ['scroll', 'wheel', 'resize'] as const;
    for (const name of events) window.addEventListener(name, moveLater, { capture: true, passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, moveLater, { capture: true });
    };
  }, [box, start, names]);
  // The list: what arrows choose is in sight.
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      className={styles.list}
      data-place={place}
      tabIndex={-1}
    >
      {names.map((name, index) => (
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The text keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(name);
          }}
        >
          {name}
        </div>
      ))}
    </div>
  );
}
