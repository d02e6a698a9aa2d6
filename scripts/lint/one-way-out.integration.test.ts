import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PLACES = ['packages/api/src', 'apps/worker/src', 'apps/voice/src'];
const WAYS = {
  fetches: `export const answer = await fetch('https://example.org');`,
  'opens a socket of its runtime': `export const socket = new WebSocket('wss://example.org');`,
  'opens a socket of a library': `import { WebSocket } from 'ws';\nexport const socket = new WebSocket('wss://a.b');`,
  'sends a request by Node': `import { request } from 'node:http';\nexport const sent = request('http://a.b');`,
  'sends a request over TLS': `import https from 'node:https';\nexport const sent = https.get('https://a.b');`,
  'connects by itself': `import { connect } from 'node:net';\nexport const socket = connect(80, 'a.b');`,
  'brings a client of its own': `import { request } from 'undici';\nexport const sent = request('http://a.b');`,
};
const ANSWERING = `import { createServer } from 'node:http';\n\nexport const server = createServer();\n`;
const NO_WAY_OUT = /^(lint\/style\/noRestricted(Globals|Imports)|plugin)$/;

interface Finding {
  category: string;
  location: { path: string };
}

let found: Finding[] = [];
let folder = '';

/** A folder with our rules and files that are nobody's. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-lint-'));
  await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  await cp(join(ROOT, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  const files = Object.values(WAYS).map((text, way) => ({ name: `way-${way}.ts`, text }));
  for (const { name, text } of [...files, { name: 'answering.ts', text: ANSWERING }]) {
    for (const place of PLACES) {
      const file = join(folder, place, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
  found = await lint(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function lint(cwd: string): Promise<Finding[]> {
  const flags = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', 'packages', 'apps'];
  return new Promise((resolve, reject) => {
    // It fails, since it finds something: what it says is what counts.
    execFile(join(ROOT, 'node_modules/.bin/biome'), flags, { cwd }, (_error, stdout, stderr) => {
      const start = stdout.indexOf('{');
      if (start < 0) return reject(new Error(stderr));
      return resolve(JSON.parse(stdout.slice(start)).diagnostics);
    });
  });
}

const rulesAgainst = (path: string) =>
  found.filter(({ location }) => location.path === path).map(({ category }) => category);

describe('check 108: a server’s code', () => {
  it.each(Object.keys(WAYS).map((what, way) => [what, way] as const))(
    'is refused by the linter when it %s',
    (_what, way) => {
      for (const place of PLACES)
        expect(rulesAgainst(`${place}/way-${way}.ts`)).toContainEqual(expect.stringMatching(NO_WAY_OUT));
    },
  );

  it('may answer requests', () => {
    for (const place of PLACES)
      expect(rulesAgainst(`${place}/answering.ts`)).not.toContainEqual(expect.stringMatching(NO_WAY_OUT));
  });
});
