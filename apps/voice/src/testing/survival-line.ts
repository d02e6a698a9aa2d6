import { createServer, type Server } from 'node:http';
import type { Db } from '@aybiza/db/client';
import { type Flow, parseFlow } from '@aybiza/flow';
import { type PublishedLine, publishLine } from './publish-line.ts';

export const SURVIVAL_NUMBER = '+442079460077';
export const SURVIVAL_DESK = '+442079460018';

/** Asks for a name, has another system count it (once!), and offers coffee, a person or a secret number. */
function survivalFlow(effectsUrl: string, afterCall: readonly object[]): Flow {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const ask = { noInput: { prompts: ['Are you there?', 'Hello?'], waitSeconds: 20 } };
  const choose = (prompt: string) =>
    node('menu', {
      prompt,
      options: [
        { id: 'coffee', label: 'coffee', key: '1' },
        { id: 'person', label: 'person', key: '2' },
      ],
      ...ask,
    });
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Survival',
    afterCall,
    variables: { name: { type: 'text' }, ticket: { type: 'number' } },
    nodes: {
      start: node('start', {}),
      name: node('collect', {
        prompt: 'What is your name?',
        fields: [{ variable: 'name', label: 'name', value: { kind: 'name' }, ask: '' }],
        ...ask,
      }),
      note: node('request', {
        call: {
          via: 'http',
          method: 'POST',
          url: effectsUrl,
          headers: [],
          body: '{"name": {{ name }}, "call": {{ call_id }}}',
        },
        mapping: [{ variable: 'ticket', pointer: '/ticket' }],
        timeoutSeconds: 20,
        meanwhile: 'I will note that.',
      }),
      choose: choose('Thank you {{ name }}. Coffee or a person?'),
      unsure: choose('I could not note it, {{ name }}. Coffee or a person?'),
      desk: node('transfer', { to: SURVIVAL_DESK, ringSeconds: 20 }),
      back: choose('Nobody is there, {{ name }}. Coffee or a person?'),
      joined: node('end', { text: 'Goodbye.', outcome: 'joined' }),
      coffee: node('end', { text: 'One coffee for {{ name }}.', outcome: 'coffee' }),
    },
    edges: {
      a: edge('start', 'next', 'name'),
      b: edge('name', 'collected', 'note'),
      c: edge('note', 'ok', 'choose'),
      d: edge('note', 'failed', 'unsure'),
      e: edge('choose', 'option.coffee', 'coffee'),
      f: edge('choose', 'option.person', 'desk'),
      g: edge('unsure', 'option.coffee', 'coffee'),
      h: edge('unsure', 'option.person', 'desk'),
      joined: edge('desk', 'answered', 'joined'),
      i: edge('desk', 'busy', 'back'),
      j: edge('desk', 'noAnswer', 'back'),
      k: edge('desk', 'failed', 'back'),
      l: edge('back', 'option.coffee', 'coffee'),
      m: edge('back', 'option.person', 'desk'),
    },
  });
  if (!parsed.ok) throw new Error(`the survival line is no flow: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** The survival line, published and reachable under its number, and what is done after its calls. */
export function publishSurvivalLine(
  db: Db,
  effectsUrl: string,
  afterCall: readonly object[] = [],
): Promise<PublishedLine> {
  return publishLine(db, { number: SURVIVAL_NUMBER, flow: survivalFlow(effectsUrl, afterCall), slug: 'survival' });
}

/** Another system, where every request leaves its mark. */
export interface EffectLog {
  readonly url: string;
  /** Host and port, as `REQUEST_ALLOW_PRIVATE` wants it. */
  readonly address: string;
  /** What came in, in order: the bodies as they were sent. */
  readonly requests: readonly string[];
  /** Resolves when so many have come. */
  received(count: number): Promise<void>;
  /** From now on answers are kept back, until this is called again. */
  hold(isHeld: boolean): void;
  close(): Promise<void>;
}

export async function startEffectLog(): Promise<EffectLog> {
  const requests: string[] = [];
  const waiters = new Set<() => void>();
  const kept = new Set<() => void>();
  let isHeld = false;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      requests.push(body);
      const answer = () => response.setHeader('content-type', 'application/json').end('{"ticket": 7}');
      if (isHeld) kept.add(answer);
      else answer();
      for (const waiter of [...waiters]) waiter();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the effect log has no port');
  return {
    url: `http://127.0.0.1:${at.port}/effects`,
    address: `127.0.0.1:${at.port}`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (requests.length < count) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
    hold(next) {
      isHeld = next;
      if (next) return;
      for (const answer of kept) answer();
      kept.clear();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
