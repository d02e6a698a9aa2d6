import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withContentPolicy } from './.vitepress/content-policy.ts';
import { rooms } from './.vitepress/rooms.ts';

const DOCS = import.meta.dirname;

describe('the side bar', () => {
  it.each(rooms)('of $id has every page of its folder once', ({ id, groups }) => {
    const files = readdirSync(join(DOCS, id), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.slice(0, -'.md'.length));
    expect(groups.flatMap(({ pages }) => pages).toSorted()).toEqual(files.toSorted());
  });

  it('has a room for every folder with pages', () => {
    const folders = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && file.includes('/') && !file.startsWith('node_modules'))
      .map((file) => file.split('/')[0]);
    expect([...new Set(folders)].toSorted()).toEqual(rooms.map(({ id }) => id).toSorted());
  });

  it('is what the first page offers', () => {
    const home = readFileSync(join(DOCS, 'index.md'), 'utf8');
    for (const { id, groups } of rooms) expect(home).toContain(`/${id}/${groups[0]?.pages[0]}`);
  });
});

describe('the content policy of a page', () => {
  it('lets run what stands in the page as it is, and what comes from where the page does', () => {
    const page = '<head>\n<meta charset="utf-8"><script id="a">one()</script><script src="/x.js"></script></head>';
    const policy = /content="([^"]*)"/.exec(withContentPolicy(page))?.[1] ?? '';
    // printf 'one()' | openssl dgst -sha256 -binary | base64
    expect(policy).toContain("script-src 'self' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4=';");
    expect(policy).toContain("default-src 'none'");
  });
});

describe('what pages tell people to run', () => {
  const scriptsOf = (folder: string): object =>
    JSON.parse(readFileSync(join(DOCS, '..', folder, 'package.json'), 'utf8')).scripts;
  const pages = [
    '../README.md',
    '../CONTRIBUTING.md',
    ...readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md') && !file.includes('node_modules'),
    ),
  ];
  const commands = pages.flatMap((page) =>
    [...readFileSync(join(DOCS, page), 'utf8').matchAll(/npm run ([a-z:]+)(?: (?:-w|--workspace) ([\w/]+))?/g)].map(
      ([, script = '', folder = '']) => ({ page, script, folder }),
    ),
  );

  it('is a script of the package that it is run in', () => {
    expect(commands.length).toBeGreaterThan(20);
    for (const { page, script, folder } of commands) expect(Object.keys(scriptsOf(folder)), page).toContain(script);
  });
});
