import { describe, expect, it } from 'vitest';
import { createMemoryRecords } from '../testing/memory-records.ts';
import { practiceStatechart } from '../testing/practice-statechart.ts';
import { routesOptions } from '../testing/routes-options.ts';
import { startVirtualCall } from '../testing/virtual-call.ts';
import { admit } from './accept-phone.ts';
import { createUsedTokens } from './used-tokens.ts';

const CALL_SID = 'CA12345678';

describe('a caller whom another process had put through', () => {
  it('goes on as their transfer went, also where this process took the call while Twilio was given the stream', async () => {
    const call = await startVirtualCall({ transfer: () => null });
    await call.agentFinishes();
    await call.say('I want to speak to a person');
    await call.agentFinishes();
    expect(call.events.at(-1)).toMatchObject({ type: 'attempted', what: 'transfer' });
    const { id: callId, deployed } = call.recorded.identity;
    const records = createMemoryRecords({ statechart: practiceStatechart(), number: '+442079460000' });
    const routes = routesOptions({ calls: call.calls, records });
    // As the reaper does with a call whose transfer still rings.
    const plan = { type: 'dial', to: '+442079460018', ringMs: 20_000, done: () => undefined } as const;
    routes.plans.set(CALL_SID, plan, () => undefined);
    routes.plans.ask(CALL_SID);
    const { workspaceId } = deployed;
    const admission = await admit(
      { callSid: CALL_SID, callId, workspaceId, transfer: 'busy' },
      { ...routes, usedTokens: createUsedTokens(routes.answering.clock), workspaceId },
    );
    const played: Uint8Array[] = [];
    admission?.begin({
      listen: () => undefined,
      play: (audio) => played.push(audio),
      mark: () => undefined,
      clear: () => undefined,
      transfer: () => new Promise(() => undefined),
      drop: () => undefined,
      close: () => undefined,
    });
    await call.pass(1_000);
    expect(call.events.find(({ type }) => type === 'transferFinished')).toMatchObject({ outcome: 'busy' });
    expect(played.length).toBeGreaterThan(0);
    // Else Twilio would be told to put them through once more when this stream ends.
    expect(routes.plans.has(CALL_SID)).toBe(false);
  });
});
