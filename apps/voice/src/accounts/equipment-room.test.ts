import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { installedStock } from '@aybiza/providers/accounts/installed-stock';
import { Shelf } from '@aybiza/providers/accounts/shelf';
import { createGuard } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import type { Holdings } from './account-book.ts';
import { createEquipmentRoom } from './equipment-room.ts';

const ONE = workspaceIdSchema.parse('ws_one1');
const TWO = workspaceIdSchema.parse('ws_two2');
const unused = () => Promise.reject(new Error('no sound is kept here'));
const storage: Storage = { put: unused, get: unused, size: unused, stream: unused, list: unused, delete: unused };

const holdings = (version: string): Holdings => ({
  version,
  accounts: { deepgram: { version, settings: {}, secret: 'a-key-of-deepgram' } },
  choice: undefined,
  pin: 'anywhere',
});

function aRoom() {
  const clock = fakeClock();
  const installation = new Shelf(
    installedStock({
      DEEPGRAM_API_KEY: 'key',
      AWS_REGION: 'us-east-1',
      SPEECH_FALLBACK: 'aws',
      BEDROCK_MODEL_ID: 'us.anthropic.model',
    }),
    clock,
  );
  const stored = new Map<string, Holdings>();
  const room = createEquipmentRoom({
    clock,
    installation,
    logger: silentLogger(),
    book: { of: async (id) => stored.get(id) ?? { version: '', accounts: {}, choice: undefined, pin: 'anywhere' } },
    guard: createGuard({}),
    prompts: createPromptCache(),
    storage,
    signal: new AbortController().signal,
  });
  onTestFinished(async () => void (await Promise.all([room.close(), installation.close()])));
  return { clock, room, stored, installation };
}

/** Time passes in steps, and what it brings about has happened. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 30_000) {
    clock.advance(Math.min(30_000, ms - passed));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the equipment of workspaces', () => {
  it('is the installation’s for a workspace that has nothing of its own', async () => {
    const { room } = aRoom();
    expect(await room.of(ONE)).toBeUndefined();
  });

  it('is the same for all calls of a workspace, and another for each workspace', async () => {
    const { room, stored } = aRoom();
    stored.set(ONE, holdings('1')).set(TWO, holdings('1'));
    const [equipment, sameMoment] = await Promise.all([room.of(ONE), room.of(ONE)]);
    expect(sameMoment).toBe(equipment);
    expect(await room.of(ONE)).toBe(equipment);
    expect(await room.of(TWO)).not.toBe(equipment);
    expect(equipment?.ownParts).toEqual(['stt', 'tts']);
  });

  it('knows the health of each account apart', async () => {
    const { room, stored, installation } = aRoom();
    stored.set(ONE, holdings('1')).set(TWO, holdings('1'));
    await Promise.all([room.of(ONE), room.of(TWO)]);
    expect(room.circuits().map(({ name }) => name)).toEqual(Array(2).fill(['deepgram-stt', 'deepgram-tts']).flat());
    expect(installation.circuits().map(({ name }) => name)).toEqual(['transcribe', 'polly']);
  });

  it('that was replaced stays for the calls that use it, and is put away behind the last', async () => {
    const { room, stored, clock } = aRoom();
    stored.set(ONE, holdings('1'));
    const before = await room.of(ONE);
    const release = before?.use();
    stored.set(ONE, holdings('2'));
    expect(await room.of(ONE)).not.toBe(before);
    await pass(clock, 9 * 60_000);
    expect(room.circuits().length).toBe(4);
    release?.();
    release?.();
    await pass(clock, 3 * 60_000);
    expect(room.circuits().length).toBeLessThanOrEqual(2);
  });

  it('that nobody uses is put away, and made again for the next call', async () => {
    const { room, stored, clock } = aRoom();
    stored.set(ONE, holdings('1'));
    const before = await room.of(ONE);
    await pass(clock, 11 * 60_000);
    expect(room.circuits()).toEqual([]);
    const again = await room.of(ONE);
    expect(again).not.toBe(before);
    expect(room.circuits().length).toBe(2);
  });
});
