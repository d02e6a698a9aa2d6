import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

/** Beside the pages, and none. */
const SOURCE = /\.ts$/;
const ROOT = join(import.meta.dirname, '../..');

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/**
 * Pages name files of the repository by relative links, so that they are followed where the repository is read. The built guide has no such
 * files: there a link leads to the repository's address, or names the file where there is none. One that names a file which is not there
 * fails the build, as a dead link between pages does. `site`: the folder of the pages.
 */
export function linkToSources(site: string): (markdown: MarkdownRenderer) => void {
  const address = addressOfSources();
  return (markdown) => {
    markdown.core.ruler.push('source-links', ({ tokens, env }) => {
      for (const { children } of tokens) rewrite(children ?? [], { site, page: env.path ?? '', address });
    });
  };
}

/** The address of the repository's files, as package.json names it; undefined for a copy that has none. */
function addressOfSources(): string | undefined {
  const { repository }: { repository?: { url?: string } } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const url = repository?.url?.replace(/^git\+/, '').replace(/\.git$/, '');
  return url === undefined ? undefined : `${url}/blob/main`;
}

interface Reading {
  readonly site: string;
  readonly page: string;
  readonly address: string | undefined;
}

function rewrite(tokens: readonly Token[], reading: Reading): void {
  let named = false;
  for (const token of tokens) {
    if (token.type === 'link_close' && named) {
      token.tag = 'span';
      named = false;
    }
    if (token.type !== 'link_open') continue;
    const source = sourceOf(String(token.attrGet('href')), reading);
    if (source === undefined) continue;
    if (reading.address === undefined) {
      token.tag = 'span';
      token.attrs = [['title', `${source.split('#')[0]}, in the repository`]];
      named = true;
    } else token.attrSet('href', `${reading.address}/${source}`);
  }
}

/** The file that a link leads to, from the root, with what follows the `#`; undefined when it stays within the guide or leaves the repository. */
function sourceOf(href: string, { site, page }: Reading): string | undefined {
  const [path = '', ...hash] = href.split('#');
  const file = join(dirname(page), path);
  const isElsewhere = relative(site, file).startsWith('..') || SOURCE.test(path);
  if (!path.startsWith('.') || !isElsewhere) return undefined;
  if (!existsSync(file)) throw new Error(`${relative(ROOT, page)} leads to ${path}, which is not there.`);
  return [relative(ROOT, file), ...hash].join('#');
}
