import { createServer } from 'node:http';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, it, onTestFinished } from 'vitest';
import { authTokensOf } from './account.ts';
import { createTelephone } from './telephone.ts';

const ACCOUNT_SID = `AC${'1'.repeat(32)}`;
const [FIRST, SECOND, NOBODYS] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const PUBLIC_URL = 'https://voice.example.com';
const PATH = '/twilio/voice';
const FORM = { CallSid: 'CA1', From: '+447700900456' };

/** The company, as far as it says who has asked. */
async function startCompany() {
  const passwords: string[] = [];
  const server = createServer((request, response) => {
    const [, credentials = ''] = request.headers.authorization?.split(' ') ?? [];
    passwords.push(Buffer.from(credentials, 'base64').toString());
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ sid: ACCOUNT_SID, status: 'active' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the company has no port');
  return { passwords, url: `http://127.0.0.1:${address.port}` };
}

it('of two auth tokens either signs, by the vendor’s own reckoning, and the first asks', async () => {
  const { passwords, url } = await startCompany();
  const authTokens = authTokensOf(`${FIRST} , ${SECOND}`);
  const telephone = createTelephone({ clock: fakeClock(), accountSid: ACCOUNT_SID, authTokens, baseUrl: url });
  onTestFinished(() => telephone.close());
  const verifier = telephone.verifier({ publicUrl: PUBLIC_URL });
  const isBelieved = (token: string) =>
    verifier.verify({
      pathAndQuery: PATH,
      params: FORM,
      signature: getExpectedTwilioSignature(token, PUBLIC_URL + PATH, FORM),
      kind: 'webhook',
    });
  expect([FIRST, SECOND, NOBODYS].map(isBelieved)).toEqual([true, true, false]);
  await (await telephone.open()).checkAccount();
  expect(passwords).toEqual([`${ACCOUNT_SID}:${FIRST}`]);
});
