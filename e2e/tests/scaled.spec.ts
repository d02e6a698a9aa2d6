import { type Collector, startCollector } from '@aybiza/sandbox/otlp/start-collector';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { readRecord } from '../../apps/voice/src/testing/read-record.ts';
import { fillFields, PERSONAL, SECRETS } from '../support/canaries.ts';
import { CARDS, giveCards } from '../support/card-callers.ts';
import { createSearch, type Find } from '../support/needles.ts';
import { PLANTED_AT, PLANTED_NEEDLES, plantNeedles } from '../support/plant-needles.ts';
import { countOpenJobs, keepLooking, orderCoffee } from '../support/scaled-callers.ts';
import { type ScaledProcess, type ScaledWorld, startScaledWorld } from '../support/scaled-world.ts';
import { searchStores } from '../support/search-stores.ts';

const CALLS = 9;
/** Of a telephone's sound. */
const HALF_A_SECOND_BYTES = 4_000;
const FOUND_WITHIN_MS = 60_000;
/** How a line closes whose call was found nowhere (`packages/call-protocol/src/close-codes.ts`). */
const GONE = 4404;
/** Nobody else has these: wherever one of them is found, it came from a caller or a contact. */
const CANARIES = ['Wilhelmina', 'Canarybird', '+4477009555', 'wilhelmina@canarybird.example'];
const IN_EVERY_TRACE = [
  ...['turn', 'endpointing', 'voice', 'speech', 'request', 'checkpoint'],
  ...['job measure-call', 'job study-call', 'job report-call'],
];
const METRICS_TOKEN = 'whoever-reads-figures';
/** So many digits of a number in a row are a part of it: a telephone number has no fewer. */
const PART = 8;
/** Stores that may know people: the database, sound, and whatever flows, steps and agents tell it. */
const KEEPERS = ['mail', 'postgres', 'recordings', 'requests', 'vendors', 'webhooks'];
/** And of the database: what calls, flows, callers, documents and the audit log are kept in; no figures, no queue, no limits. */
const TABLES_OF_PEOPLE = [
  ...['agent', 'alert_rule', 'audit_entry', 'comment', 'credential', 'flow', 'flow_checkpoint', 'flow_version'],
  ...['after_call_step', 'call', 'call_back', 'call_checkpoint', 'call_event', 'call_result', 'call_text', 'call_view'],
  ...['contact', 'knowledge_collection', 'knowledge_document', 'knowledge_passage', 'statechart', 'webhook'],
];

let world: ScaledWorld;
let collector: Collector;
/** Callers of the lines for cards, and what was found while they were on and once they had gone. */
let calls: readonly TwilioCall[] = [];
let live: readonly Find[] = [];
let after: readonly Find[] = [];

test.beforeAll(async () => {
  collector = await startCollector();
  world = await startScaledWorld({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, METRICS_TOKEN });
});
test.afterAll(async () => {
  await world?.close();
  await collector?.close();
});

// What the first leaves behind, the others look at.
test.describe.configure({ mode: 'serial' });

const ofKind = (kind: string) => world.processes.filter(({ name }) => name.startsWith(kind));

async function countCalls(process: ScaledProcess): Promise<number> {
  return Number(/^aybiza_live_calls (\d+)$/m.exec(await world.metrics(process))?.[1]);
}

async function listLive(): Promise<{ call: { id: string } }[]> {
  const listSchema = z.object({ calls: z.array(z.object({ call: z.object({ id: z.string() }) })) });
  return listSchema.parse(await (await world.rest('/live/calls')).json()).calls;
}

interface Heard {
  readonly sides: number[];
  /** How the line ended, if it did. */
  readonly closed: number | null;
}

/** What a page of the installation hears of a call; asked again while its process is too busy to say where it is. */
async function listenIn(page: Page, callId: string): Promise<Heard> {
  const until = Date.now() + FOUND_WITHIN_MS;
  for (;;) {
    const heard = await listenOnce(page, callId);
    if (heard.closed !== GONE || Date.now() > until) return heard;
  }
}

async function listenOnce(page: Page, callId: string): Promise<Heard> {
  const token = await world.letListen(callId);
  return page.evaluate(
    ({ hello, enough }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/operator/line`);
        socket.binaryType = 'arraybuffer';
        const bytes = new Map<number, number>();
        const tell = (closed: number | null) => resolve({ sides: [...bytes.keys()].sort(), closed });
        socket.onopen = () => socket.send(hello);
        socket.onclose = ({ code }) => tell(code);
        socket.onmessage = ({ data }) => {
          if (typeof data === 'string') return;
          const [side = -1] = new Uint8Array(data, 0, 1);
          bytes.set(side, (bytes.get(side) ?? 0) + data.byteLength);
          if (bytes.size < 2 || Math.min(...bytes.values()) < enough) return;
          tell(null);
          socket.close();
        };
      }),
    {
      hello: JSON.stringify({ type: 'hello', protocol: 1, token, audio: { encoding: 'mulaw' } }),
      enough: HALF_A_SECOND_BYTES,
    },
  );
}

test('a process of each program is killed while callers talk and a page looks on, and nothing is lost or done twice', async ({
  page: office,
}) => {
  const contact = { e164: '+447700955599', name: `Wilhelmina Canarybird <${CANARIES.at(-1)}>`, consents: true };
  const noted = await world.rest('/contacts', { method: 'POST', body: JSON.stringify(contact) });
  expect(noted.status, await noted.text()).toBe(200);
  const { promise: killed, resolve: go } = withResolvers();
  const calls = Array.from({ length: CALLS }, (_call, index) => world.phone(`+44770095550${index}`));
  const talks = calls.map(async (call) => {
    await call.agentFinished({ quietMs: 300, timeoutMs: 30_000 });
    await killed;
    await orderCoffee(call, 'Wilhelmina Canarybird');
  });
  // They are spread over the voice processes, and a page sees all of them, whichever designer it asks.
  await expect
    .poll(async () => (await Promise.all(ofKind('voice').map(countCalls))).every((count) => count > 0))
    .toBe(true);
  await expect.poll(async () => (await listLive()).length).toBe(CALLS);
  // The balancer leads a page to any of the voice processes; whichever it reaches passes the line on.
  await office.goto(world.url);
  const [live] = await listLive();
  const lines = ofKind('voice').map(() => listenIn(office, live?.call.id ?? ''));
  expect(await Promise.all(lines)).toEqual(lines.map(() => ({ sides: [0, 1], closed: null })));
  const page = keepLooking(world);
  const [voice, worker, designer] = ['voice', 'worker', 'designer'].map((kind) => ofKind(kind)[0]);
  const lost = voice === undefined ? 0 : await countCalls(voice);
  for (const victim of [voice, worker, designer]) process.kill(victim?.pid ?? 0, 'SIGKILL');
  go();
  await Promise.all([...talks, ...calls.map(({ ended }) => ended)]);
  expect((await page.stop()).refused).toEqual([]);

  await expect.poll(() => countOpenJobs(world)).toBe(0);
  const records = await Promise.all(calls.map(({ callSid }) => readRecord(world.db, callSid ?? '')));
  expect(records.map((record) => record?.call.outcome)).toEqual(calls.map(() => 'coffee'));
  // Those of a living process too, where the whole machine stood still for longer than a process may be silent.
  const taken = records.filter((record) => record?.events.some(({ type }) => type === 'taken'));
  expect(taken.length).toBeGreaterThanOrEqual(lost);
  expect(lost).toBeGreaterThan(0);
  const asked = world.effects.requests.map((body) => /call_\w+/.exec(body)?.[0]);
  expect(new Set(asked).size).toBe(CALLS);
  expect(asked).toHaveLength(CALLS);
  expect(world.hook.told.size).toBe(CALLS);
});

test('each call is one trace, through the process that took it over and the worker that followed it up', async () => {
  const named = (name: string) => collector.spans.filter((span) => span.name === name);
  const missingIn = (traceId: string) => {
    const names = new Set(collector.spans.filter((span) => span.traceId === traceId).map(({ name }) => name));
    return IN_EVERY_TRACE.filter((name) => !names.has(name));
  };
  // Spans are sent once a second; what follows a call is the last of it, and may have been tried twice.
  await expect
    .poll(() => named('call').map(({ traceId }) => missingIn(traceId)))
    .toEqual(Array.from({ length: CALLS }, () => []));
  expect(named('taken over').length).toBeGreaterThan(0);
  expect(collector.refused).toEqual([]);
});

test('check 146: figures are for this machine and for whoever shows the token', async () => {
  expect((await fetch(`${world.url}/metrics`)).status).toBe(404);
  const from = { 'x-forwarded-for': '203.0.113.9' };
  for (const { name, url } of world.processes.filter(({ name }) => name.endsWith('-2'))) {
    const status = async (headers: Record<string, string>) => (await fetch(`${url}/metrics`, { headers })).status;
    expect([name, await status(from)]).toEqual([name, 404]);
    expect([name, await status({ ...from, authorization: `Bearer ${METRICS_TOKEN}` })]).toEqual([name, 200]);
  }
});

test('check 126: nothing that people say or are is in what is logged, traced or counted', async () => {
  const figures = await Promise.all(world.processes.map((one) => world.metrics(one).catch(() => '')));
  const seen = { logs: await world.logs(), spans: collector.received.join('\n'), figures: figures.join('\n') };
  for (const [where, text] of Object.entries(seen)) {
    expect(text.length, where).toBeGreaterThan(1_000);
    for (const canary of CANARIES)
      expect(text.toLowerCase(), `${canary} in ${where}`).not.toContain(canary.toLowerCase());
  }
});

test('a search finds what is planted, in every store and however it is written', async () => {
  const searched = { world, collector };
  const takeOut = await plantNeedles(searched);
  const finds = await searchStores(searched, createSearch(PLANTED_NEEDLES, { part: 12 }));
  await takeOut();
  for (const where of PLANTED_AT) {
    const [store, place = '', how] = where.split(' ');
    expect(finds, where).toContainEqual(expect.objectContaining({ store, how, place: expect.stringContaining(place) }));
  }
});

test('check 132: while people call, Redis holds no word of theirs, no secret and no number', async () => {
  await fillFields(world);
  calls = await giveCards(world);
  const needles = [...PERSONAL, ...SECRETS, ...CARDS, { id: 'token', words: METRICS_TOKEN }];
  live = await searchStores({ world, collector }, createSearch(needles, { part: PART }));
  expect(live.filter(({ store }) => store === 'redis')).toEqual([]);
  // Those who search find: what may be kept is where it belongs.
  expect(storesOf(live, 'name')).toEqual(expect.arrayContaining(['postgres', 'recordings', 'vendors']));
});

test('check 125: no digit of a card that is asked for in secret, nor of one that is not, is kept or sent', async () => {
  for (const call of calls) call.hangUp();
  await Promise.all(calls.map(({ ended }) => ended));
  await expect.poll(() => countOpenJobs(world)).toBe(0);
  after = await searchStores({ world, collector }, createSearch([...PERSONAL, ...SECRETS, ...CARDS], { part: PART }));
  const cards = new Set(CARDS.map(({ id }) => id));
  const finds = [...live, ...after].filter(({ needle }) => cards.has(needle));
  // Whoever is to recognise speech hears what nobody asked for in secret.
  expect(finds.filter(({ place, needle }) => place !== 'stt' || needle.endsWith('in secret'))).toEqual([]);
});

test('check 126: who people are is where it belongs, and nowhere in what is logged, traced, counted or queued', async () => {
  const people = new Set(PERSONAL.map(({ id }) => id));
  const finds = [...live, ...after].filter(({ needle }) => people.has(needle));
  expect([...new Set(finds.map(({ store }) => store))].filter((store) => !KEEPERS.includes(store))).toEqual([]);
  const tables = finds.flatMap(({ store, place }) => (store === 'postgres' ? [tableOf(place)] : []));
  expect([...new Set(tables)].filter((table) => !TABLES_OF_PEOPLE.includes(table))).toEqual([]);
  expect([...live, ...after].filter(({ needle }) => needle === 'key')).toEqual([]);
});

function storesOf(finds: readonly Find[], needle: string): string[] {
  return [...new Set(finds.filter((find) => find.needle === needle).map(({ store }) => store))].sort();
}

/** Of `series.call_event_2026_11 call_…`: without the month. */
function tableOf(place: string): string {
  return /\.(\w+?)(?:_\d{4}_\d{2})? /.exec(place)?.[1] ?? place;
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
