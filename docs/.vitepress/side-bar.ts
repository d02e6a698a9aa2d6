import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { type Room, rooms } from './rooms.ts';

const DOCS = join(import.meta.dirname, '..');

/** The side bar of each room, by the address that its pages begin with. */
export function sideBars(): DefaultTheme.SidebarMulti {
  return Object.fromEntries(rooms.map((room) => [`/${room.id}/`, sideBarOf(room)]));
}

/** A way to the first page of each room. */
export function ways(): DefaultTheme.NavItem[] {
  return rooms.map(({ id, name, groups }) => ({
    text: name,
    link: `/${id}/${groups[0]?.pages[0] ?? ''}`,
    activeMatch: `^/${id}/`,
  }));
}

function sideBarOf({ id, groups }: Room): DefaultTheme.SidebarItem[] {
  return groups.map(({ name, pages, folded }) => ({
    text: name,
    ...(folded === undefined ? {} : { collapsed: folded }),
    items: pages.map((page) => ({ text: titleOf(`${id}/${page}.md`), link: `/${id}/${page}` })),
  }));
}

/** @throws Error when the page has no heading */
function titleOf(file: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(join(DOCS, file), 'utf8'))?.[1];
  if (title === undefined) throw new Error(`docs/${file} has no heading.`);
  return title;
}
