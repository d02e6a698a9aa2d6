import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from './testing/door.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { NUMBER, startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;
beforeAll(async () => {
  voice = await startTestVoice({ statechart: practiceStatechart(), maxCalls: 500 });
});
afterAll(() => voice.close());

/** What Twilio reports of a call: best effort, late, twice, and in any order (Twilio: status callbacks). */
const REPORTS = ['initiated', 'ringing', 'in-progress', 'completed', 'completed'] as const;

/** Every order of these, without those that look alike. */
function ordersOf(list: readonly string[]): (readonly string[])[] {
  if (list.length === 0) return [[]];
  return [...new Set(list)].flatMap((first) => {
    const rest = [...list];
    rest.splice(rest.indexOf(first), 1);
    return ordersOf(rest).map((order) => [first, ...order]);
  });
}

async function post(path: string, form: Readonly<Record<string, string>>): Promise<number> {
  const url = `${voice.url}${path}`;
  const headers = openDoor(voice).sign(url, form);
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  await response.text();
  return response.status;
}

const formOf = (callSid: string, CallStatus: string) => ({
  CallSid: callSid,
  From: '+447700900456',
  To: NUMBER,
  CallStatus,
});

describe('reports of a call by Twilio', () => {
  const orders = ordersOf(REPORTS);

  it('are tried in all of their sixty orders', () => {
    expect(orders).toHaveLength(60);
  });

  it('end its record once, in whatever order and however often they come', async () => {
    for (const [at, order] of orders.entries()) {
      const call = await openDoor(voice).callUnderWay(String.fromCharCode(65 + (at % 26), 97 + Math.floor(at / 26)));
      const closed = once(call.socket, 'close');
      for (const status of order) expect(await post('/twilio/status', formOf(call.callSid, status))).toBe(204);
      const { identity, events, end } = await voice.records.endOf(call.callSid);
      expect([order, end?.reason, events.filter(({ type }) => type === 'callEnded').length]).toEqual([
        order,
        'hungUp',
        1,
      ]);
      expect(voice.calls.isLive(identity.id)).toBe(false);
      call.socket.close();
      await closed;
    }
  });

  it('that its stream is over are answered alike, and leave it on the line', async () => {
    const call = await openDoor(voice).callUnderWay('z');
    const statuses = await Promise.all(
      Array.from({ length: 3 }, () => post('/twilio/resume', formOf(call.callSid, 'in-progress'))),
    );
    expect(statuses).toEqual([200, 200, 200]);
    await post('/twilio/status', formOf(call.callSid, 'completed'));
    // Asked once more, although nobody is on the line any more.
    expect(await post('/twilio/resume', formOf(call.callSid, 'completed'))).toBe(200);
    expect((await voice.records.endOf(call.callSid)).end).toMatchObject({ reason: 'hungUp' });
  });
});
