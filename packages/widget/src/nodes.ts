import { createIcon, type Icon } from './icons.ts';

type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and what stands in it. Text is text: nothing that is said becomes markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A button with an icon, whose name is read out. */
export function iconButton(icon: Icon, name: string, onClick: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'icon', 'aria-label': name, title: name }, createIcon(icon));
  button.addEventListener('click', onClick);
  return button;
}

/** A large button with an icon and words. */
export function choice(icon: Icon, name: string, onClick: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'choice' }, createIcon(icon), name);
  button.addEventListener('click', onClick);
  return button;
}
