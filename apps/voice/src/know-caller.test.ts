import type { Contact } from '@aybiza/db/contacts';
import { compileFlow, parseFlow } from '@aybiza/flow';
import { callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { knowCaller } from './know-caller.ts';
import type { CallIdentity } from './records/call-records-port.ts';
import { createMemoryRecords } from './testing/memory-records.ts';

const CALLER = '+447700900123';
const OURS = '+442079460000';

function greets(text: string) {
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Greets',
    nodes: { start: { kind: 'start', data: {} }, bye: { kind: 'end', data: { text } } },
    edges: { a: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
  });
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the flow must compile');
  return compiled.value.statechart;
}

const statechart = greets('Hello {{ contact_name }}.');

async function identityOf(changes: Partial<CallIdentity> = {}): Promise<CallIdentity> {
  const records = createMemoryRecords({ statechart, number: OURS });
  const deployed = await records.findByNumber(OURS, CALLER);
  if (deployed === undefined) throw new Error('the number is answered');
  const call = { id: callIdSchema.parse('call_test0'), channel: 'phone', callSid: null, isTest: false } as const;
  return { ...call, deployed, from: CALLER, to: OURS, isPractice: true, ...changes };
}

const contact: Contact = {
  id: contactIdSchema.parse('cont_test0'),
  e164: CALLER,
  name: 'Kim',
  language: '',
  agreed: 'Friday at ten',
  values: { insurance: 'Acme' },
  consentHow: 'spoken',
  consentedAt: 0,
  consentCallId: null,
  consentBy: null,
  optedOutAt: null,
  createdAt: 0,
  lastSeenAt: 0,
};

function options(find: (e164: string) => Promise<Contact | undefined>) {
  const asked: string[] = [];
  const clock = fakeClock();
  const records = {
    findContact: (_workspace: unknown, e164: string) => {
      asked.push(e164);
      return find(e164);
    },
  };
  return { asked, clock, records };
}

test('a caller who is remembered brings what is kept, and nothing that is empty', async () => {
  const { caller } = await knowCaller(
    await identityOf(),
    options(async () => contact),
  );
  expect(caller).toEqual({
    values: {
      contact_known: true,
      contact_name: 'Kim',
      contact_agreed: 'Friday at ten',
      contact: { insurance: 'Acme' },
    },
  });
});

test('of a call that we place, whoever is called is looked up', async () => {
  const world = options(async () => undefined);
  const placed = { startedAt: 0, inputs: {} };
  const { caller } = await knowCaller(await identityOf({ from: OURS, to: CALLER, placed }), world);
  expect([world.asked, caller]).toEqual([[CALLER], { values: { contact_known: false } }]);
});

test('a flow that asks nothing of its callers looks nobody up', async () => {
  const world = options(async () => contact);
  const identity = await identityOf();
  const asksNothing = { ...identity, deployed: { ...identity.deployed, statechart: greets('Hello.') } };
  expect([await knowCaller(asksNothing, world), world.asked]).toEqual([asksNothing, []]);
});

test('a database that is slow or away holds nobody up: they are greeted like somebody new', async () => {
  const away = await knowCaller(
    await identityOf(),
    options(() => Promise.reject(new Error('the database is away'))),
  );
  expect(away.caller).toEqual({ values: { contact_known: false }, isUnsure: true });
  const slow = options(() => new Promise(() => {}));
  const waiting = knowCaller(await identityOf(), slow);
  slow.clock.advance(300);
  expect((await waiting).caller).toEqual({ values: { contact_known: false }, isUnsure: true });
});

test('who goes on from a turn of an earlier call brings what was known then', async () => {
  const goingBack = { callId: 'call_before', seq: 3, happenings: [], answer: null, fits: true, instead: null };
  const identity = await identityOf({ isTest: true, rehearsal: { requests: 'sent', goingBack } });
  const world = options(async () => contact);
  expect([await knowCaller(identity, world), world.asked]).toEqual([identity, []]);
});
