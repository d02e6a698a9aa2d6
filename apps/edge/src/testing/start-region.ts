import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import {
  createSeal,
  type NumberEntry,
  type RegionReport,
  SEAL_HEADER,
  type Seal,
  TURNED_AWAY_HEADER,
} from '@aybiza/region-protocol';
import type { Region } from '../env.ts';

/** What a region does when it is asked about a call. */
export type OnCall =
  | 'answer'
  | 'hang'
  | 'trickle'
  | 'error'
  | 'refuse'
  | 'page'
  | 'notXml'
  | 'foreignStream'
  | 'foreignAction'
  | 'huge'
  | 'redirect'
  | 'busy'
  | 'busyAndRings'
  | 'nobody';
/** What it says of itself. */
export type OnReport =
  | 'well'
  | 'full'
  | 'notReady'
  | 'silent'
  | 'unsigned'
  | 'replayed'
  | 'otherSecret'
  | 'otherName'
  | 'noJson';

export interface Behaviour {
  onCall: OnCall;
  onReport: OnReport;
  /** Undefined: it gives no book. */
  numbers: readonly NumberEntry[] | undefined;
}
/** What it sends; `isCut`: and no more. */
interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
  readonly isCut?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const WELL: Behaviour = { onCall: 'answer', onReport: 'well', numbers: [] };

export interface TestRegion {
  readonly region: Region;
  /** Paths of webhooks that reached it, in order. */
  readonly asked: string[];
  /** As it was last asked about itself, with the seal of the question. */
  readonly lastQuestion: { path: string; seal: string } | undefined;
  /** From now on; what is left out is as when it is well. */
  behave(behaviour: Partial<Behaviour>): void;
  /** Nobody listens there. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
}

export interface RegionOptions extends Pick<Region, 'name' | 'place' | 'at'> {
  readonly secret: string;
  /** Where Twilio is sent next. */
  readonly publicUrl: () => string;
}

/** A server of a region that does what real ones do only on bad days. */
export async function startRegion({ secret, publicUrl, ...named }: RegionOptions): Promise<TestRegion> {
  const [seal, foreign] = await Promise.all([createSeal(secret), createSeal(`${secret} of somebody else`)]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const asked: string[] = [];
  let behaviour = WELL;
  let lastQuestion: TestRegion['lastQuestion'];
  let firstAnswer: { body: string; seal: string } | undefined;

  async function report(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams, pathname: path, search } = new URL(request.url ?? '', url);
    lastQuestion = { path: path + search, seal: String(request.headers[SEAL_HEADER.toLowerCase()]) };
    const { onReport, numbers } = behaviour;
    const isBook = pathname === '/region/numbers';
    if (!isBook && onReport === 'silent') return;
    if (isBook && numbers === undefined) {
      response.writeHead(503).end();
      return;
    }
    const nonce = searchParams.get('nonce') ?? '';
    const region = onReport === 'otherName' ? 'another' : named.name;
    const only = searchParams.get('only');
    const status: RegionReport = {
      region,
      isReady: onReport !== 'notReady',
      load: onReport === 'full' ? 1 : 0.1,
      places: 10,
    };
    const page = { region, numbers: (numbers ?? []).filter(({ number }) => only === null || number === only) };
    const body = onReport === 'noJson' ? '<html>' : JSON.stringify(isBook ? page : status);
    const by: Seal = onReport === 'otherSecret' ? foreign : seal;
    const answer = { body, seal: await by.ofAnswer(nonce, body) };
    if (!isBook) firstAnswer ??= answer;
    const said = onReport === 'replayed' && !isBook ? (firstAnswer ?? answer) : answer;
    response.writeHead(200, onReport === 'unsigned' ? {} : { [SEAL_HEADER]: said.seal }).end(said.body);
  }

  function answerCall(request: IncomingMessage, response: ServerResponse): void {
    asked.push(new URL(request.url ?? '', url).pathname);
    const said = documentOf(behaviour.onCall);
    if (said === undefined) return;
    const { status = 200, type = 'text/xml', body, isCut = false, headers = {} } = said;
    response.writeHead(status, { 'Content-Type': type, ...headers });
    if (isCut) response.write(body);
    else response.end(body);
  }

  function documentOf(onCall: OnCall): Said | undefined {
    const resume = `${publicUrl()}/twilio/resume?region=${named.name}#ct=2000`;
    const own = url.replace('http', 'ws');
    const stream = (to: string, actionUrl = resume) =>
      twiml.connectStream({ streamUrl: `${to}/twilio/media/ws_1`, actionUrl, redirectUrl: actionUrl, parameters: {} });
    const turnAway = (why: string, dial?: string): Said => ({
      body: twiml.sayAndHangUp({ text: `${named.name}: ${why}`, dial }),
      headers: { [TURNED_AWAY_HEADER]: why },
    });
    const answers: Readonly<Record<OnCall, Said | undefined>> = {
      answer: { body: stream(own) },
      hang: undefined,
      trickle: { body: '<Response>', isCut: true },
      error: { status: 500, body: stream(own) },
      refuse: { status: 403, body: '' },
      page: { type: 'text/html', body: '<html>Hello</html>' },
      notXml: { body: '<Response><Connect>' },
      foreignStream: { body: stream('wss://evil.example') },
      foreignAction: { body: stream(own, 'https://evil.example/resume') },
      huge: { body: `<Response><Say>${'x'.repeat(100_000)}</Say></Response>` },
      redirect: { status: 302, body: '', headers: { Location: 'https://evil.example/' } },
      busy: turnAway('busy'),
      busyAndRings: turnAway('busy', '+442079460055'),
      nobody: turnAway('nobody'),
    };
    return answers[onCall];
  }

  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.startsWith('/region') === true) void report(request, response);
    else answerCall(request, response);
  });
  const comeBack = async () => {
    if (server.listening) return;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await comeBack();
  return {
    region: { ...named, url },
    asked,
    get lastQuestion() {
      return lastQuestion;
    },
    behave(changes) {
      behaviour = { ...WELL, ...changes };
      asked.length = 0;
    },
    async leave() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    comeBack,
  };
}
