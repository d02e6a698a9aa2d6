import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { withContentPolicy } from './content-policy.ts';
import { showDarkPictures } from './pictures.ts';
import { keepCodePlain } from './plain-code.ts';
import { sideBars, ways } from './side-bar.ts';
import { linkToSources } from './source-links.ts';

const DOCS = join(import.meta.dirname, '..');
const ROOT = join(DOCS, '..');

/** The guide: `npm run guide` builds it to where the designer serves it, `npm run write -w docs` shows it while it is written. */
export default defineConfig({
  title: 'AYBIZA',
  description: 'How to draw, connect and run agents that answer the phone.',
  lang: 'en',
  base: '/guide/',
  outDir: join(ROOT, 'apps/designer/public/guide'),
  cacheDir: join(ROOT, 'node_modules/.cache/guide'),
  // What leads nowhere fails the build; addresses of a reader's own machine are none of ours.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: '/guide/mark.svg', type: 'image/svg+xml' }]],
  markdown: {
    config(markdown) {
      keepCodePlain(markdown);
      showDarkPictures(markdown);
      linkToSources(DOCS)(markdown);
    },
  },
  transformHtml: withContentPolicy,
  themeConfig: {
    logo: '/mark.svg',
    nav: ways(),
    sidebar: sideBars(),
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
});
