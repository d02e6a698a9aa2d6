import type { Shortcut } from './commands/index.ts';

interface KeyPress {
  readonly key: string;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** The key itself, whatever Shift makes of it: `Digit1` for Shift+1. */
  readonly code: string;
}

/** Does this press of a key mean this shortcut? */
export function matchesShortcut(press: KeyPress, shortcut: Shortcut): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wanted = { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt') };
  if ((press.metaKey || press.ctrlKey) !== wanted.mod || press.altKey !== wanted.alt) return false;
  // A sign such as `?` needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && press.shiftKey !== wanted.shift) return false;
  // With Alt many keyboards write another letter.
  if (wanted.alt && /^[a-z]$/i.test(key)) return press.code === `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌫' };
const SIGNS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** The shortcut as it is written on the keys of this machine. */
export function showShortcut(shortcut: Shortcut, { mac }: { mac: boolean }): string {
  const parts = shortcut.split('+').map((part) => (mac ? MAC_SIGNS[part] : undefined) ?? SIGNS[part] ?? part);
  return parts.join(mac ? '' : '+');
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
