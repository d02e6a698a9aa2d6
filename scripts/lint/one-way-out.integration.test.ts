import { beforeAll, describe, expect, it } from 'vitest';
import { lintFiles, type RulesAgainst } from './testing/lint-files.ts';

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

let rulesAgainst: RulesAgainst;

beforeAll(async () => {
  const texts = [...Object.values(WAYS).map((text, way) => [`way-${way}.ts`, text]), ['answering.ts', ANSWERING]];
  rulesAgainst = await lintFiles(
    Object.fromEntries(PLACES.flatMap((place) => texts.map(([name, text = '']) => [`${place}/${name}`, text]))),
  );
});

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
