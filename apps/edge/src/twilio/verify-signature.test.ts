import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';
import { verifySignature } from './verify-signature.ts';

const TOKEN = '12345';
const URL = 'https://edge.example/twilio/resume?region=eu&x=%20y';

test.each<[string, [string, string][]]>([
  ['no field', []],
  [
    'fields in any order',
    [
      ['To', '+44 20'],
      ['CallSid', 'CA1'],
      ['from', 'ä'],
      ['From', '+49'],
    ],
  ],
  [
    'a field that is given twice',
    [
      ['A', '2'],
      ['A', '1'],
      ['A', '2'],
      ['B', ''],
    ],
  ],
])("what Twilio's own package signs is accepted: %s", async (_title, fields) => {
  const params: Record<string, string | string[]> = {};
  for (const [name, value] of fields) {
    const known = params[name];
    params[name] = known === undefined ? value : [known, value].flat();
  }
  const signature = getExpectedTwilioSignature(TOKEN, URL, params);
  expect(await verifySignature(['another', TOKEN], { url: URL, fields, signature })).toBe(true);
  expect(await verifySignature(['another'], { url: URL, fields, signature })).toBe(false);
  expect(await verifySignature([], { url: URL, fields, signature })).toBe(false);
  expect(await verifySignature([TOKEN], { url: `${URL}z`, fields, signature })).toBe(false);
  expect(await verifySignature([TOKEN], { url: URL, fields: [...fields, ['Z', '']], signature })).toBe(false);
});

test.each(['', 'x', '====', `${'A'.repeat(27)}é`])('what is no signature is refused: %j', async (signature) => {
  expect(await verifySignature([TOKEN], { url: URL, fields: [], signature })).toBe(false);
});
