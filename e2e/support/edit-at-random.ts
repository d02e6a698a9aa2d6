/**
 * Runs in the page: edits the flow `count` times as a person could, by keys, as quickly as the page draws. The same seed makes the same
 * edits. Keys come from the page itself, since a key sent from outside takes a hundred times as long.
 */
export async function editAtRandom({ seed, count }: { seed: number; count: number }): Promise<void> {
  let state = seed;
  /** Mulberry32 by Tommy Ettinger, in the public domain. */
  const random = <Item>(...items: readonly [Item, ...Item[]]): Item => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length] ?? items[0];
  };
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const canvas = document.querySelector<HTMLElement>('section[aria-label="Flow"]');
  const press = (key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => {
    const target = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement : canvas;
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }));
  };
  const arrow = () => random('ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown');
  /** Types into whatever was opened for writing, letter by letter. */
  const write = async (place: 'start' | 'end', text: string) => {
    await drawn();
    const box = document.activeElement;
    if (!(box instanceof HTMLTextAreaElement)) return;
    const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    for (const [index, letter] of [...text].entries()) {
      const at = place === 'start' ? index : box.value.length;
      setValue?.call(box, `${box.value.slice(0, at)}${letter}${box.value.slice(at)}`);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
    press('Escape');
  };
  const edits = {
    rename: async () => {
      press('F2');
      await write('end', random(' A', ' B', ' (again)'));
    },
    rewrite: async () => {
      press('Enter');
      await write(random('start', 'end'), random('More. ', 'And? ', 'No'));
    },
    nudge: async () => press(arrow(), { ctrlKey: true }),
    duplicate: async () => press('d', { ctrlKey: true }),
    remove: async () => press('Delete'),
    undo: async () => press('z', { ctrlKey: true }),
    redo: async () => press('z', { ctrlKey: true, shiftKey: true }),
  };
  canvas?.focus();
  for (let done = 0; done < count; done += 1) {
    press(arrow());
    await edits[random('rename', 'rewrite', 'nudge', 'duplicate', 'remove', 'undo', 'redo', 'rewrite', 'undo')]();
    await drawn();
  }
}
