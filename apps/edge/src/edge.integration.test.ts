import type { NumberEntry } from '@aybiza/region-protocol';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge, type TestEdge } from './testing/start-edge.ts';
import { type Behaviour, startRegion, type TestRegion } from './testing/start-region.ts';

const SECRET = 'a secret of thirty-two characters';
const AUTH_TOKEN = 'the token of the account';
const NUMBER = '+442079460000';
const CALL = {
  CallSid: `CA${'1'.repeat(32)}`,
  ...{ From: '+447700900456', To: NUMBER, Direction: 'inbound', CallStatus: 'ringing' },
};
const ENTRY: NumberEntry = {
  number: NUMBER,
  fallback: '+442079460018',
  goodbye: 'Wir sind nicht da.',
  connecting: 'Ich verbinde Sie.',
  language: 'de-DE',
};

/** Webhooks of one address in a minute that the edge cannot check. */
const UNKNOWN = 50;

/** As long as may be set: slowness of the machine is not what is tested here. */
const PATIENT = { ANSWER_MS: '12000', ANSWER_IN_ALL_MS: '12000', REPORT_MS: '12000', REPORT_EVERY_MS: '0' };
/** Each is short where it waits in vain, and nowhere else. */
const WAITING = {
  patient: PATIENT,
  hastyForAnswers: { ...PATIENT, ANSWER_MS: '2000' },
  hastyForReports: { ...PATIENT, REPORT_MS: '2000' },
};
let edges: Readonly<Record<keyof typeof WAITING, TestEdge>>;
/** The one that the test asks. */
let edge: TestEdge;
/** Nearest to the caller, and further away. */
let eu: TestRegion;
let us: TestRegion;

beforeAll(async () => {
  const options = { secret: SECRET, publicUrl: () => edge.url };
  [eu, us] = await Promise.all([
    startRegion({ ...options, name: 'eu', place: 'eu', at: [50, 9] }),
    startRegion({ ...options, name: 'us', place: 'us', at: [39, -77] }),
  ]);
  const shared = {
    regions: [us.region, eu.region],
    secret: SECRET,
    authToken: AUTH_TOKEN,
    limits: { unknown: UNKNOWN },
  };
  const start = (variables: typeof PATIENT) => startEdge({ ...shared, variables });
  const [patient, hastyForAnswers, hastyForReports] = await Promise.all([
    start(WAITING.patient),
    start(WAITING.hastyForAnswers),
    start(WAITING.hastyForReports),
  ]);
  edges = { patient, hastyForAnswers, hastyForReports };
});

afterAll(async () => {
  await Promise.all(Object.values(edges ?? {}).map((one) => one.close()));
  await Promise.all([eu?.leave(), us?.leave()]);
});

beforeEach(async () => {
  edge = edges.patient;
  await Promise.all([...Object.values(edges).map((one) => one.forget()), eu.comeBack(), us.comeBack()]);
  eu.behave({});
  us.behave({});
});

/** What happens to the caller. */
async function outcomeOf(response: Response): Promise<string> {
  const body = await response.text();
  if (response.status !== 200) return `status ${response.status}`;
  expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
  const stream = /<Stream url="(.*?)\/twilio/.exec(body)?.[1];
  if (stream !== undefined)
    return `speaks with ${[eu, us].find(({ region }) => region.url.replace('http', 'ws') === stream)?.region.name}`;
  const said = /<Say.*?>(.*?)<\/Say>/.exec(body)?.[1];
  const rung = /<Number>(.*?)<\/Number>/.exec(body)?.[1];
  if (said === undefined) return body.includes('<Hangup/>') ? 'is hung up on' : 'is put through';
  return `hears “${said}”${rung === undefined ? '' : `, ${rung} rings`}`;
}

/** How a region is; `gone`: nobody listens there. */
type Condition = Partial<Behaviour> | 'gone';
interface Row {
  readonly eu?: Condition;
  readonly us?: Condition;
  readonly path?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What the regions said of the number when they last could; null: nothing was ever copied. */
  readonly book?: Partial<NumberEntry> | null;
  /** Regions that know the number. */
  readonly knownIn?: readonly string[];
}

/** The edge that does not wait long for what does not come in this row. */
function edgeFor({ eu = {}, us = {} }: Row): TestEdge {
  const conditions = [eu, us].flatMap((condition) => (condition === 'gone' ? [] : [condition]));
  if (conditions.some(({ onReport }) => onReport === 'silent')) return edges.hastyForReports;
  const isWaitedFor = conditions.some(({ onCall }) => onCall === 'hang' || onCall === 'trickle');
  return isWaitedFor ? edges.hastyForAnswers : edges.patient;
}

const SORRY = 'hears “I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.”';
const STATIC = 'hears “Ich verbinde Sie.”, +442079460018 rings';
const resume = { path: '/twilio/resume?region=us', fields: { CallStatus: 'in-progress' } };

test.each<[string, Row, string]>([
  ['all is well: the nearest region', {}, 'speaks with eu'],
  ['a caller on the other side', { fields: { From: '+12125550100' } }, 'speaks with us'],
  // Lost.
  ['it is gone', { eu: 'gone' }, 'speaks with us'],
  ['it takes the call and says nothing', { eu: { onCall: 'hang' } }, 'speaks with us'],
  ['it begins to answer and stops', { eu: { onCall: 'trickle' } }, 'speaks with us'],
  ['it fails', { eu: { onCall: 'error' } }, 'speaks with us'],
  ['it does not believe Twilio', { eu: { onCall: 'refuse' } }, 'speaks with us'],
  // Lies.
  ['it answers with a page', { eu: { onCall: 'page' } }, 'speaks with us'],
  ['it answers with half a document', { eu: { onCall: 'notXml' } }, 'speaks with us'],
  ['it sends the sound to a stranger', { eu: { onCall: 'foreignStream' } }, 'speaks with us'],
  ['it sends Twilio to a stranger', { eu: { onCall: 'foreignAction' } }, 'speaks with us'],
  ['it answers without end', { eu: { onCall: 'huge' } }, 'speaks with us'],
  ['it sends the edge elsewhere', { eu: { onCall: 'redirect' } }, 'speaks with us'],
  // Says how it is.
  ['it says that it is full', { eu: { onReport: 'full' } }, 'speaks with us'],
  ['it says that it takes no calls', { eu: { onReport: 'notReady' } }, 'speaks with us'],
  ['it does not say how it is', { eu: { onReport: 'silent' } }, 'speaks with us'],
  ['it does not sign how it is', { eu: { onReport: 'unsigned' } }, 'speaks with us'],
  ['somebody else signs how it is', { eu: { onReport: 'otherSecret' } }, 'speaks with us'],
  ['it is another region', { eu: { onReport: 'otherName' } }, 'speaks with us'],
  ['what it says is no report', { eu: { onReport: 'noJson' } }, 'speaks with us'],
  [
    'none says how it is, and both are well',
    { eu: { onReport: 'silent' }, us: { onReport: 'silent' } },
    'speaks with eu',
  ],
  [
    'the only one that is well does not answer',
    { eu: { onReport: 'notReady' }, us: { onCall: 'error' } },
    'speaks with eu',
  ],
  // Turned away politely.
  ['it says that it has room and is busy', { eu: { onCall: 'busy' } }, 'speaks with us'],
  ['it does not know the number', { eu: { onCall: 'nobody' } }, 'speaks with us'],
  [
    'all are busy, and ring somebody',
    { eu: { onCall: 'busyAndRings' }, us: { onCall: 'busy' } },
    'hears “eu: busy”, +442079460055 rings',
  ],
  ['all are busy, and know nobody to ring', { eu: { onCall: 'busy' }, us: { onCall: 'busy' } }, STATIC],
  [
    'none knows the number, and neither does the book',
    { book: null, knownIn: [], eu: { onCall: 'nobody' }, us: { onCall: 'nobody' } },
    'hears “eu: nobody”',
  ],
  // Nobody is left.
  ['all are gone', { eu: 'gone', us: 'gone' }, STATIC],
  ['all hang', { eu: { onCall: 'hang' }, us: { onCall: 'hang' } }, STATIC],
  ['all lie', { eu: { onCall: 'foreignStream' }, us: { onCall: 'page' } }, STATIC],
  [
    'all are gone, and there is nobody to ring',
    { eu: 'gone', us: 'gone', book: { fallback: undefined } },
    'hears “Wir sind nicht da.”',
  ],
  ['all are gone, and no book was ever copied', { eu: 'gone', us: 'gone', book: null }, SORRY],
  [
    'all are gone, and we called them',
    {
      eu: 'gone',
      us: 'gone',
      path: '/twilio/voice?call=x',
      fields: { Direction: 'outbound-api', From: NUMBER, To: '+447700900456' },
    },
    'hears “Wir sind nicht da.”',
  ],
  ['the first address gave no answer, and all are gone', { eu: 'gone', us: 'gone', path: '/twilio/fallback' }, STATIC],
  // Where the number may be answered.
  [
    'it may be answered in the EU only',
    { fields: { From: '+12125550100' }, book: { pinnedTo: 'eu' } },
    'speaks with eu',
  ],
  ['it may be answered in the EU only, which is gone', { eu: 'gone', book: { pinnedTo: 'eu' } }, STATIC],
  [
    'it is new and no book has it yet',
    { fields: { From: '+12125550100' }, book: null, knownIn: ['eu'] },
    'speaks with eu',
  ],
  ['only the region that is gone knows it', { us: 'gone', knownIn: ['us'] }, STATIC],
  // A call that is under way.
  ['its region is asked again first', resume, 'speaks with us'],
  ['its region is gone', { ...resume, us: 'gone' }, 'speaks with eu'],
  ['its region hangs', { ...resume, us: { onCall: 'hang' } }, 'speaks with eu'],
  ['its region is gone, and no other one knows the number', { ...resume, us: 'gone', knownIn: ['us'] }, STATIC],
  [
    'all are gone, and somebody has talked to them',
    {
      eu: 'gone',
      us: 'gone',
      path: '/twilio/resume',
      fields: { CallStatus: 'in-progress', DialCallStatus: 'completed' },
    },
    'is hung up on',
  ],
  [
    'all are gone, and they hung up',
    { eu: 'gone', us: 'gone', path: '/twilio/resume', fields: { CallStatus: 'completed' } },
    'is hung up on',
  ],
  [
    'all are gone, and somebody picks up for them',
    { eu: 'gone', us: 'gone', path: '/twilio/briefing?call=x' },
    'is put through',
  ],
  [
    'all are gone, and somebody declines',
    { eu: 'gone', us: 'gone', path: '/twilio/briefing?call=x', fields: { Digits: '2' } },
    'is hung up on',
  ],
])(
  '%s',
  async (_title, {
    path = '/twilio/voice',
    fields = {},
    book = {},
    knownIn = ['eu', 'us'],
    ...conditions
  }, expected) => {
    const entry: NumberEntry = { ...ENTRY, ...book };
    edge = edgeFor(conditions);
    for (const region of [eu, us]) region.behave({ numbers: knownIn.includes(region.region.name) ? [entry] : [] });
    if (book !== null) await edge.copyBooks();
    for (const region of [eu, us]) {
      const condition = conditions[region.region.name === 'eu' ? 'eu' : 'us'];
      if (condition === 'gone') await region.leave();
      else region.behave({ numbers: knownIn.includes(region.region.name) ? [entry] : [], ...condition });
    }
    expect(await outcomeOf(await edge.ask(path, { ...CALL, ...fields }))).toBe(expected);
  },
);

/** Both know the number, and the book says so. */
async function publish(entry: NumberEntry = ENTRY): Promise<void> {
  for (const region of [eu, us]) region.behave({ numbers: [entry] });
  await edge.copyBooks();
}

const call = async (fields: Readonly<Record<string, string>> = {}, path = '/twilio/voice') =>
  outcomeOf(await edge.ask(path, { ...CALL, ...fields }));
const isIn = async (region: string) => (await edge.standingOf(region))?.isIn;

test('whoever is not Twilio is told nothing, and no region is asked', async () => {
  await publish();
  expect((await edge.ask('/twilio/voice', CALL, { authToken: 'guessed' })).status).toBe(403);
  const body = new URLSearchParams({ ...CALL, AccountSid: `AC${'0'.repeat(32)}` });
  expect((await fetch(`${edge.url}/twilio/voice`, { method: 'POST', body })).status).toBe(403);
  const headers = { 'X-Twilio-Signature': 'x' };
  expect((await fetch(`${edge.url}/twilio/voice`, { method: 'POST', body: 'x'.repeat(70_000), headers })).status).toBe(
    403,
  );
  expect([eu.asked, us.asked]).toEqual([[], []]);
});

test.each([
  '/',
  '/twilio/media/ws_1',
  '/region',
  '/region/numbers',
  '/standing/eu',
  '/api/trpc/session.get',
  '/twilio/presence2',
])('the edge has nothing else to offer: %s', async (path) => {
  for (const method of ['GET', 'POST']) expect((await fetch(edge.url + path, { method })).status).toBe(404);
  expect([eu.asked, us.asked]).toEqual([[], []]);
});

const OTHERS = { AccountSid: `AC${'a'.repeat(32)}` };

test('the account of a workspace, whose token the edge does not have, is checked by the region', async () => {
  await publish();
  expect(await call(OTHERS)).toBe('speaks with eu');
  eu.behave({ onCall: 'refuse' });
  us.behave({ onCall: 'refuse' });
  expect(await call(OTHERS)).toBe('status 403');
  await Promise.all([eu.leave(), us.leave()]);
  // Nobody is told whom a business rings, for nobody has checked who asks.
  expect(await call(OTHERS)).toBe('hears “Wir sind nicht da.”');
});

test('a flood of webhooks that the edge cannot check is held off, and those that it can check come through', async () => {
  await publish();
  // As many as two minutes let in, and ten more: a minute may turn meanwhile.
  const asks = Array.from({ length: 2 * UNKNOWN + 10 }, () => edge.ask('/twilio/status', { ...CALL, ...OTHERS }));
  const flood = await Promise.all(asks);
  expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  expect(await call()).toBe('speaks with eu');
});

test('that a call is over is told to every region that knows its number, and Twilio waits for none', async () => {
  await publish();
  eu.behave({ onCall: 'hang' });
  expect(await call({ CallStatus: 'completed' }, '/twilio/status?region=us')).toBe('status 204');
  await expect.poll(() => [eu.asked, us.asked]).toEqual([['/twilio/status'], ['/twilio/status']]);
  await publish({ ...ENTRY, pinnedTo: 'us' });
  expect(await call({ CallStatus: 'completed' }, '/twilio/status')).toBe('status 204');
  await expect.poll(() => us.asked).toEqual(['/twilio/status']);
  expect(eu.asked).toEqual([]);
  await Promise.all([eu.leave(), us.leave()]);
  expect(await call({ CallStatus: 'completed' }, '/twilio/status')).toBe('status 204');
});

test('a region that was too slow is asked once for a call, and its late answer goes nowhere', async () => {
  edge = edges.hastyForAnswers;
  await publish();
  eu.behave({ onCall: 'hang' });
  expect(await call()).toBe('speaks with us');
  expect([eu.asked, us.asked]).toEqual([['/twilio/voice'], ['/twilio/voice']]);
  await expect.poll(() => isIn('eu')).toBe(false);
  // The next caller does not wait for it.
  expect(await call()).toBe('speaks with us');
  expect(eu.asked).toEqual(['/twilio/voice']);
});

test('a region that flaps gets calls again after three good reports in a row, one that lied after six', async () => {
  await publish();
  eu.behave({ onReport: 'unsigned' });
  expect(await call()).toBe('speaks with us');
  const report = async (onReport: Behaviour['onReport'], goodInARow: number) => {
    eu.behave({ onReport });
    await call();
    await expect.poll(async () => (await edge.standingOf('eu'))?.goodInARow).toBe(goodInARow);
  };
  await report('well', 1);
  await report('well', 2);
  await report('notReady', 0);
  await report('well', 1);
  await report('well', 2);
  expect(await isIn('eu')).toBe(false);
  await report('well', 0);
  expect(await isIn('eu')).toBe(true);
  // It says that all is well, and fails a call.
  eu.behave({ onCall: 'error' });
  expect(await call()).toBe('speaks with us');
  await expect.poll(() => isIn('eu')).toBe(false);
  expect((await edge.standingOf('eu'))?.lapses).toBe(1);
});

test('a report that was recorded is none', async () => {
  await publish();
  expect(await call()).toBe('speaks with eu');
  eu.behave({ onReport: 'replayed' });
  await call();
  await expect.poll(() => isIn('eu')).toBe(false);
});

test('the book outlives the regions: what was copied stays until there is a whole new one', async () => {
  await publish();
  for (const region of [eu, us]) region.behave({ numbers: undefined });
  await edge.copyBooks();
  await Promise.all([eu.leave(), us.leave()]);
  await edge.copyBooks();
  expect(await call()).toBe(STATIC);
  await Promise.all([eu.comeBack(), us.comeBack()]);
  await publish({ ...ENTRY, fallback: '+442079460019' });
  await Promise.all([eu.leave(), us.leave()]);
  expect(await call()).toBe('hears “Ich verbinde Sie.”, +442079460019 rings');
});

test('a copy of a book that cannot be read is none: the regions are asked, and the caller is told something without them', async () => {
  await publish();
  await edge.spoilBooks('{"+4420');
  expect(await call()).toBe('speaks with eu');
  await Promise.all([eu.leave(), us.leave()]);
  expect(await call()).toBe(SORRY);
});

test('two regions that say different things of where a number may be answered get none of its calls', async () => {
  eu.behave({ numbers: [{ ...ENTRY, pinnedTo: 'us' }] });
  us.behave({ numbers: [{ ...ENTRY, pinnedTo: 'eu' }] });
  await edge.copyBooks();
  expect(await call()).toBe(STATIC);
});
