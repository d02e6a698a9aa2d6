import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from './.vitepress/rooms.ts';

const MODULES = join(import.meta.dirname, '../node_modules');
const CACHE = join(MODULES, '.cache');
const VITEPRESS = join(MODULES, 'vitepress/bin/vitepress.js');
const GENERATOR = join(import.meta.dirname, '.vitepress');
/** Two builds on a machine that does other things as well. */
const BUILT_WITHIN_MS = 240_000;

let folder: string;
beforeAll(async () => {
  await mkdir(CACHE, { recursive: true });
  // Within the repository, for the generator is found from there.
  folder = await mkdtemp(join(CACHE, 'guide-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the guide', () => {
  it('is built without a dead link, and each of its pages loads nothing from elsewhere', {
    timeout: BUILT_WITHIN_MS,
  }, async () => {
    const outDir = join(folder, 'guide');
    await build(import.meta.dirname, '--outDir', outDir);
    const pages = rooms.flatMap(({ id, groups }) =>
      groups.flatMap(({ pages }) => pages.map((page) => `${id}/${page}`)),
    );
    const files = await readdir(outDir, { recursive: true });
    expect(files.filter((file) => file.endsWith('.html')).toSorted()).toEqual(
      [...pages, '404', 'index'].map((page) => `${page}.html`).toSorted(),
    );
    for (const page of pages) {
      const html = await readFile(join(outDir, `${page}.html`), 'utf8');
      expect(html, page).toContain('http-equiv="Content-Security-Policy"');
      expect(
        loadedBy(html).filter((address) => !address.startsWith('/guide/')),
        page,
      ).toEqual([]);
    }
  });

  it.each([
    ['a page that is not there', '[gone](./nowhere.md)', /dead link/],
    ['a file of the repository that is not there', '[gone](../../../no-such-file.ts)', /is not there/],
  ])('is not built with a link to %s', { timeout: BUILT_WITHIN_MS }, async (_, text, reason) => {
    const site = await mkdtemp(join(folder, 'site-'));
    await mkdir(join(site, '.vitepress'));
    await writeFile(
      join(site, '.vitepress/config.ts'),
      `import config from '${join(GENERATOR, 'config.ts')}';
       import { linkToSources } from '${join(GENERATOR, 'source-links.ts')}';
       export default { ...config, outDir: '${join(site, 'out')}', themeConfig: {}, markdown: { config: linkToSources('${site}') } };`,
    );
    await writeFile(join(site, 'index.md'), `# A page\n\n${text}\n`);
    await expect(build(site)).rejects.toThrow(reason);
  });
});

/** As `npm run guide` does: the generator keeps what it has read of a configuration as long as its process. */
function build(site: string, ...options: readonly string[]) {
  return promisify(execFile)(process.execPath, [VITEPRESS, 'build', site, ...options]);
}

/** Addresses that a browser fetches by itself. */
function loadedBy(html: string): string[] {
  return [...html.matchAll(/<(?:script|img|source|iframe)\b[^>]*\ssrc="([^"]+)"|<link\b[^>]*\shref="([^"]+)"/g)].map(
    ([, source, linked]) => source ?? linked ?? '',
  );
}
