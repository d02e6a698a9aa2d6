import { plainText } from './plain-text.ts';
import type { Value } from './value.ts';
import { wellFormed } from './well-formed.ts';

/** Where a rendered text goes; it decides how values are encoded. */
export type TemplateTarget = 'speech' | 'url' | 'header' | 'json' | 'prompt' | 'message';

/** What the author's own words around a value make of the place it stands at. */
export interface HolePlace {
  readonly target: TemplateTarget;
  /** Of an address: behind the first `?`. */
  readonly isInQuery: boolean;
  /** Of JSON: between quotes that the author wrote. */
  readonly isInQuotes: boolean;
}

/**
 * Writes a value so that it stays a value where it goes: it can neither start another header, another part of an address or another
 * field of JSON, nor a line of its own in a prompt. `formatted` is what a formatter made of it.
 */
export function encodeValue(value: Value, formatted: string | undefined, place: HolePlace): string {
  const text = wellFormed(formatted ?? plainText(value));
  switch (place.target) {
    case 'url':
      return encodedForAddress(text, place);
    case 'header':
      return encodedForHeader(text);
    case 'json':
      if (place.isInQuotes) return JSON.stringify(text).slice(1, -1);
      return formatted === undefined ? JSON.stringify(value, wellFormedPart) : JSON.stringify(text);
    case 'message':
      return text.replace(ALL_CONTROLS_BUT_LINES, '');
    case 'speech':
    case 'prompt':
      return text.replace(ALL_CONTROLS, ' ');
    default:
      return text;
  }
}

/** Line ends, the other control characters and those that turn the direction of what stands around them. */
const ALL_CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const ALL_CONTROLS_BUT_LINES = /[^\P{Cc}\n\t]+|[\u202a-\u202e\u2066-\u2069]+/gu;

function wellFormedPart(_name: string, part: unknown): unknown {
  return typeof part === 'string' ? wellFormed(part) : part;
}

function encodedForAddress(text: string, { isInQuery }: HolePlace): string {
  // `.` and `..` go up in a path however they are encoded, so a value of dots alone is left out there.
  if (!isInQuery && /^\.+$/.test(text)) return '';
  return encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A line break would start another header; what is no ASCII is written as in an address, because headers carry bytes. */
function encodedForHeader(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[^ -~]+/gu, (part) => encodeURIComponent(part));
}
