import type { WorkspaceId } from '@aybiza/foundation/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseOldCallLogs, setCallLogDays } from '../call-log-retention.ts';
import { createCall, findCall, finishCall } from '../calls.ts';
import { forgetOldContacts, setContactMonths } from '../contact-retention.ts';
import { addContact, findContactByNumber } from '../contacts.ts';
import { eraseWorkspacePiece, listWorkspacesToErase } from '../erase-workspace.ts';
import { admitOutbound } from '../outbound/admit-outbound.ts';
import { addPhoneNumber } from '../phone-numbers.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from '../testing/seed.ts';
import { useDatabase } from '../testing/use-database.ts';
import { suspendWorkspace } from '../workspaces.ts';
import { removeCallingChoice, setCallingChoice } from './calling-choices.ts';
import { hold, releaseHold } from './legal-holds.ts';
import { getPrivacySettings, setPrivacySettings } from './privacy-settings.ts';

const world = useDatabase();
const NOW = Date.UTC(2026, 11, 9, 12);
const DAY_MS = 86_400_000;
let count = 0;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
const SOMEONE = '+447923400001';

const inWorkspace = <Value>(work: Parameters<typeof world.db.forWorkspace<Value>>[1]) =>
  world.db.forWorkspace(workspaceId, work);

beforeEach(async () => {
  count += 1;
  workspaceId = await seedWorkspace(world.db, `privacy-${count}`);
  published = await inWorkspace((tx) => seedPublishedAgent(tx));
});

async function anEndedCall(daysAgo: number) {
  const startedAt = NOW - daysAgo * DAY_MS;
  const call = aCall(published, { from: SOMEONE, to: '+442079460000', startedAt });
  await inWorkspace(async (tx) => {
    await createCall(tx, call);
    const end = { status: 'ended', endReason: 'finished', outcome: 'finished', variables: {}, turns: 1 } as const;
    await finishCall(tx, call.id, { ...end, endedAt: startedAt + 60_000 });
  });
  return call.id;
}

describe('check 130: somebody who does not want to be called', () => {
  const place = (from: string) => inWorkspace((tx) => admitOutbound(tx, { from, to: SOMEONE }, NOW));

  it('is not called from that moment on, with a clear reason, until somebody notes otherwise', async () => {
    const from = `+44207947${String(count).padStart(4, '0')}`;
    await inWorkspace((tx) => addPhoneNumber(tx, { e164: from }));
    await place(from);
    await inWorkspace((tx) =>
      setCallingChoice(tx, { e164: SOMEONE, choice: 'refused', source: 'caller', chosenAt: NOW }),
    );
    await expect(place(from)).rejects.toMatchObject({
      code: 'OPTED_OUT',
      message: expect.stringContaining('asked not'),
    });
    await inWorkspace((tx) => removeCallingChoice(tx, SOMEONE));
    await place(from);
  });

  it('check 129: nor is anybody who has not agreed on record, where the workspace demands it', async () => {
    const from = `+44207948${String(count).padStart(4, '0')}`;
    await inWorkspace(async (tx) => {
      await addPhoneNumber(tx, { e164: from });
      await setPrivacySettings(tx, { ...(await getPrivacySettings(tx)), needsConsentToCall: true });
    });
    await expect(place(from)).rejects.toMatchObject({ code: 'NO_CONSENT_TO_CALL' });
    await inWorkspace((tx) =>
      setCallingChoice(tx, { e164: SOMEONE, choice: 'agreed', source: 'member', chosenAt: NOW }),
    );
    await place(from);
  });

  it('is shown as such where they are a contact', async () => {
    await inWorkspace((tx) => addContact(tx, { e164: SOMEONE, name: 'Sam', by: 'user_1', now: NOW }));
    await inWorkspace((tx) =>
      setCallingChoice(tx, { e164: SOMEONE, choice: 'refused', source: 'caller', chosenAt: NOW }),
    );
    const contact = await inWorkspace((tx) => findContactByNumber(tx, SOMEONE));
    expect(contact?.optedOutAt).toBe(NOW);
  });
});

describe('check 128: what is on legal hold', () => {
  const why = { reason: 'asked for by the court', heldBy: 'user_1' };

  it('a call keeps its log when the time is over, and loses it once it is released', async () => {
    const [held, other] = [await anEndedCall(3), await anEndedCall(3)];
    await inWorkspace((tx) => setCallLogDays(tx, 1));
    await inWorkspace((tx) => hold(tx, { kind: 'call', id: held }, why));
    expect(await inWorkspace((tx) => eraseOldCallLogs(tx, { now: NOW, limit: 10 }))).toBe(1);
    expect(await inWorkspace((tx) => findCall(tx, other))).toMatchObject({ logErasedAt: NOW });
    expect(await inWorkspace((tx) => findCall(tx, held))).toMatchObject({ logErasedAt: null });
    await inWorkspace((tx) => releaseHold(tx, { kind: 'call', id: held }));
    expect(await inWorkspace((tx) => eraseOldCallLogs(tx, { now: NOW, limit: 10 }))).toBe(1);
  });

  it('a contact stays, with the logs of their calls', async () => {
    const call = await anEndedCall(400);
    const id = await inWorkspace((tx) =>
      addContact(tx, { e164: SOMEONE, name: 'Sam', by: 'user_1', now: NOW - 400 * DAY_MS }),
    );
    if (id === undefined) throw new Error('nobody else is there');
    await inWorkspace(async (tx) => {
      await setCallLogDays(tx, 1);
      await setContactMonths(tx, 1);
      await hold(tx, { kind: 'contact', id }, why);
    });
    expect(await inWorkspace((tx) => eraseOldCallLogs(tx, { now: NOW, limit: 10 }))).toBe(0);
    expect(await inWorkspace((tx) => forgetOldContacts(tx, { now: NOW, limit: 10 }))).toBe(0);
    expect(await inWorkspace((tx) => findCall(tx, call))).toMatchObject({ logErasedAt: null });
  });

  it('a workspace with a held call is not erased', async () => {
    const id = await anEndedCall(3);
    await inWorkspace(async (tx) => {
      await hold(tx, { kind: 'call', id }, why);
      await suspendWorkspace(tx, { eraseAt: Date.now() - DAY_MS });
    });
    expect(await listWorkspacesToErase(world.db, 1_000)).not.toContain(workspaceId);
    expect(await inWorkspace((tx) => eraseWorkspacePiece(tx, { calls: 10, onLast: async () => undefined }))).toBe(
      false,
    );
    expect(await inWorkspace((tx) => findCall(tx, id))).toBeDefined();
    await inWorkspace((tx) => releaseHold(tx, { kind: 'call', id }));
    expect(await listWorkspacesToErase(world.db, 1_000)).toContain(workspaceId);
  });
});
