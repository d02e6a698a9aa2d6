import { describe, expect, it } from 'vitest';
import { actions } from './actions.ts';
import { matchesShortcut, showShortcut } from './shortcut.ts';

const press = (key: string, more: Partial<Parameters<typeof matchesShortcut>[0]> = {}) => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('matchesShortcut', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('z', { metaKey: true }), true],
    ['Mod+Z', press('Z', { metaKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { metaKey: true, shiftKey: true }), true],
    ['Shift+1', press('!', { code: 'Digit1', shiftKey: true }), true],
    ['Mod+Alt+M', press('µ', { code: 'KeyM', metaKey: true, altKey: true }), true],
    ['Mod+Alt+M', press('m', { code: 'KeyM', metaKey: true }), false],
    ['?', press('?', { shiftKey: true }), true],
    ['T', press('t'), true],
    ['T', press('t', { ctrlKey: true }), false],
    ['Delete', press('Delete'), true],
  ])('%s', (shortcut, key, expected) => {
    expect(matchesShortcut(key, shortcut)).toBe(expected);
  });
});

describe('actions', () => {
  it('have names and shortcuts of their own', () => {
    const names = actions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // A chosen wire has the arrows for itself: its actions are a list of their own.
    for (const list of [
      actions.filter(({ group }) => group === 'wire'),
      actions.filter(({ group }) => group !== 'wire'),
    ]) {
      // Escape ends what is nearest: the way that is shown, else the selection.
      const shortcuts = list.flatMap(({ shortcut }) => (shortcut === 'Escape' ? [] : (shortcut ?? [])));
      expect(new Set(shortcuts).size).toBe(shortcuts.length);
    }
    expect(actions.filter(({ shortcut }) => shortcut === 'Escape').map(({ name }) => name)).toEqual([
      'way-stop',
      'wire-leave',
      'clear',
    ]);
  });

  it('are written as on the keys of the machine', () => {
    expect([showShortcut('Mod+Shift+Z', { mac: true }), showShortcut('Mod+Shift+Z', { mac: false })]).toEqual([
      '⌘⇧Z',
      'Ctrl+Shift+Z',
    ]);
  });
});
