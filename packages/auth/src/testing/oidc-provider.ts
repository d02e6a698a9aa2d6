import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What a company's system says about a person. */
export interface Claims {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface ProviderInTest {
  issuer: string;
  client: { clientId: string; clientSecret: string };
  /** Who signs in there next. */
  person: Claims;
  /** Goes through its pages as a browser would: from our request to the address that it sends the browser back to. */
  signIn(url: string): Promise<string>;
  close(): Promise<void>;
}

/** A company's sign-in on a real socket: the certified `oidc-provider`, whose pages agree to everything. */
export async function startOidcProvider(redirectUri: string): Promise<ProviderInTest> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens: it has an address.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'aybiza', clientSecret: 'the-secret-of-the-company' };
  const state = { person: { sub: 'none', email: '', email_verified: false, name: '' } };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['a key of a test'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    // What it would otherwise say on the console.
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...state.person }) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void agree(provider, { request, response, accountId: state.person.sub });
  });
  return {
    issuer,
    client,
    get person() {
      return state.person;
    },
    set person(person) {
      state.person = person;
    },
    signIn: (url) => follow(url, issuer),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Interaction = Parameters<Provider['interactionDetails']>;

async function agree(
  provider: Provider,
  { request, response, accountId }: { request: Interaction[0]; response: Interaction[1]; accountId: string },
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    known ?? new provider.Grant({ accountId: session?.accountId ?? accountId, clientId: String(params.client_id) });
  grant.addOIDCScope('openid email profile');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function follow(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10 && url.startsWith(issuer); step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    url = new URL(next, url).href;
  }
  return url;
}
