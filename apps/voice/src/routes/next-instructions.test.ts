import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { describe, expect, it } from 'vitest';
import type { OtherProcesses } from '../other-processes.ts';
import { createMemoryRecords } from '../testing/memory-records.ts';
import { practiceStatechart } from '../testing/practice-statechart.ts';
import { routesOptions } from '../testing/routes-options.ts';
import { startVirtualCall } from '../testing/virtual-call.ts';
import { nextInstructions } from './next-instructions.ts';

/** Twilio asks a process about a call that has just ended in another one. */
async function askedAboutAnEndedCall(ask: OtherProcesses['ask']): Promise<string | undefined> {
  const place = { workspaceId: workspaceIdSchema.parse('ws_test0'), callId: callIdSchema.parse('call_test0') };
  const { calls } = await startVirtualCall();
  const records = {
    ...createMemoryRecords({ statechart: practiceStatechart(), number: '+442079460000' }),
    findByCallSid: async () => ({ ...place, isLive: false }),
  };
  const speaker = { line: 'installation', speaksFor: () => true, speaksOf: () => true } as const;
  return nextInstructions(
    { CallSid: 'CA12345678', AccountSid: '', From: '', To: '', CallStatus: 'in-progress', speaker },
    { tries: 0 },
    routesOptions({ calls, records, ask }),
  );
}

describe('a call that has ended in another process', () => {
  it('gets its last words from there: it may have broken down', async () => {
    const document = twiml.sayAndHangUp({ text: 'Sorry.', dial: '+442079460018' });
    expect(await askedAboutAnEndedCall(async () => ({ type: 'instructed', document }))).toBe(document);
  });

  it('is hung up when nobody there answers any more', async () => {
    expect(await askedAboutAnEndedCall(async () => undefined)).toBe(twiml.hangUp());
  });
});

describe('a call that has not begun, because its stream was not let in', () => {
  const speaker = { line: 'installation', speaksFor: () => true, speaksOf: () => true } as const;
  const webhook = { CallSid: 'CA12345678', AccountSid: '', From: '+447700900456', To: '+442079460000', speaker };

  it.each([
    ['gets a stream once more', { region: 'eu', tries: 0 }, '/twilio/resume?tries=1&amp;region=eu#'],
    ['gets none here after that', { region: 'eu', tries: 1 }, undefined],
    ['gets one from another region', { region: 'us', tries: 1 }, '/twilio/resume?tries=2&amp;region=eu#'],
    ['gets none anywhere after that', { region: 'us', tries: 2 }, undefined],
  ])('%s', async (_title, asked, resumesAt) => {
    const { calls } = await startVirtualCall();
    const records = {
      ...createMemoryRecords({ statechart: practiceStatechart(), number: webhook.To }),
      findByCallSid: async () => undefined,
    };
    const options = { ...routesOptions({ calls, records }), region: 'eu' };
    const document = await nextInstructions({ ...webhook, CallStatus: 'in-progress' }, asked, options);
    if (resumesAt === undefined) expect(document).toBeUndefined();
    else expect(document).toContain(resumesAt);
  });
});
