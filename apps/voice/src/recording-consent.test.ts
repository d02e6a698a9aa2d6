import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { startVirtualCall, type VirtualCall, type VirtualCallOptions } from './testing/virtual-call.ts';

const ANNOUNCED = { recordingNotice: 'announce', saysAi: true, noticeText: '' } as const;
const ASKED = { recordingNotice: 'ask', saysAi: false, noticeText: '' } as const;

async function begin(options: VirtualCallOptions) {
  const call = await startVirtualCall(options);
  return { call, began: call.now() };
}

/** A telephone sends sound all the time; with the next of it, what is complete is stored. */
async function untilStored(call: VirtualCall): Promise<number> {
  const until = call.now();
  await call.pass(8_000);
  await call.callerMakesSound(20);
  return until;
}

/** Whether the caller is heard in the recording between two moments. */
function isHeard(call: VirtualCall, began: number, [from, until]: readonly [number, number]): boolean {
  const caller = Buffer.concat(call.recorded.segments).filter((_sample, index) => index % 2 === 0);
  return caller.subarray((from - began) * 8, (until - began) * 8).some((sample) => sample !== MU_LAW_SILENCE);
}

const spoken = (call: VirtualCall) => call.events.flatMap((event) => (event.type === 'agentSpoke' ? [event.text] : []));

describe('check 129: what callers hear before they are recorded', () => {
  it('that they are, and by whom they are answered, before the first recorded second', async () => {
    const { call, began } = await begin({ notice: ANNOUNCED });
    await call.callerMakesSound(1_000);
    const during = call.now();
    await call.agentFinishes();
    const after = call.now();
    await call.callerMakesSound(2_000);
    const until = await untilStored(call);
    expect(spoken(call)[0]).toBe('You are speaking with an automated assistant. This call is recorded.');
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'announced', asks: false }));
    expect(isHeard(call, began, [began, during])).toBe(false);
    expect(isHeard(call, began, [after, until])).toBe(true);
  });

  it('where nothing is to be said, the flow begins and everything is recorded', async () => {
    const { call, began } = await begin({});
    await call.callerMakesSound(1_000);
    await untilStored(call);
    expect(isHeard(call, began, [began, began + 1_000])).toBe(true);
    expect(call.events.some(({ type }) => type === 'announced')).toBe(false);
  });

  it.each<[string, (call: VirtualCall) => Promise<void>, boolean]>([
    ['a yes', (call) => call.say('Yes, of course'), true],
    ['the key 1', (call) => call.press('1'), true],
    ['a no', (call) => call.say('no thank you'), false],
    ['something else', (call) => call.say('I want an appointment'), false],
    ['silence', (call) => call.pass(8_000), false],
  ])('a question is answered by %s, and the call goes on either way', async (_what, answer, isRecorded) => {
    const { call, began } = await begin({ notice: ASKED });
    await call.agentFinishes();
    const heard = spoken(call);
    expect(heard).toHaveLength(1);
    await answer(call);
    await call.agentFinishes();
    const answered = call.now();
    expect(spoken(call).length).toBeGreaterThan(1);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'consented', given: isRecorded }));
    await call.callerMakesSound(2_000);
    const until = await untilStored(call);
    expect(isHeard(call, began, [answered, until])).toBe(isRecorded);
    expect(call.end).toBeNull();
  });

  it('a notice that is lost with its voice: nothing is recorded, and the call goes on', async () => {
    const { call, began } = await begin({ notice: ASKED, prepare: ({ tts }) => tts.rehearse('refuse') });
    await call.pass(3_000);
    call.tts.rehearse(undefined);
    await call.pass(8_000);
    await call.callerMakesSound(2_000);
    await call.pass(6_000);
    expect(isHeard(call, began, [began, call.now()])).toBe(false);
  });
});

describe('check 130: what a caller wants in the middle of a call', () => {
  it('no recording: effective within two seconds, confirmed, noted, and the question stands', async () => {
    const { call, began } = await begin({});
    await call.agentFinishes();
    await call.callerMakesSound(1_000);
    await call.say('please stop recording');
    const said = call.now();
    await call.pass(2_000);
    const stopped = call.now();
    await call.agentFinishes();
    await call.callerMakesSound(3_000);
    expect(spoken(call).at(-1)).toBe('The recording has been stopped.');
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'wished', wish: 'stopRecording' }));
    await call.say('opening hours please');
    await call.agentFinishes();
    expect(call.events.some(({ type, at }) => type === 'moved' && at > said)).toBe(true);
    const until = await untilStored(call);
    expect(isHeard(call, began, [began, said])).toBe(true);
    expect(isHeard(call, began, [stopped, until])).toBe(false);
  });

  it('what was recorded and is not stored yet is gone with it', async () => {
    const { call, began } = await begin({});
    await call.agentFinishes();
    await call.pass(3_000);
    const spokeAt = call.now();
    await call.callerMakesSound(500);
    await call.say('delete this recording');
    const until = await untilStored(call);
    expect(spoken(call)).toContain('The recording has been stopped and is deleted.');
    expect(isHeard(call, began, [spokeAt, until])).toBe(false);
  });

  it('no more calls: also while the agent speaks', async () => {
    const { call } = await begin({});
    await call.pass(400);
    expect(call.isAgentSpeaking).toBe(true);
    await call.say('do not call me again');
    await call.pass(1_000);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'wished', wish: 'doNotCall' }));
    await call.agentFinishes();
    expect(spoken(call)).toContain('We will not call you any more.');
  });
});
