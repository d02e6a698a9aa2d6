import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES, PacedSound } from './paced-sound.ts';

function pacing(aheadMs: number) {
  const clock = fakeClock();
  const sent: { atMs: number; bytes: number; last: number | undefined }[] = [];
  const marks: { mark: string; atMs: number; playedInMs: number }[] = [];
  const startedAt = clock.monotonic();
  const atMs = () => clock.monotonic() - startedAt;
  const sound = new PacedSound({
    clock,
    aheadMs,
    send: (audio) => sent.push({ atMs: atMs(), bytes: audio.length, last: audio.at(-1) }),
    onMark: (mark, playedInMs) => marks.push({ mark, atMs: atMs(), playedInMs }),
  });
  const bytes = () => sent.reduce((sum, message) => sum + message.bytes, 0);
  return { clock, sound, sent, marks, bytes };
}

describe('sound for a far end that keeps little', () => {
  it('is never more ahead of what was played than is kept there', () => {
    const { clock, sound, bytes } = pacing(200);
    sound.play(new Uint8Array(80_000));
    for (let ms = 0; ms <= 9_000; ms += 10) {
      expect(bytes() / 8 - ms).toBeLessThanOrEqual(200);
      // Nor so little that its listener could hear a gap.
      if (ms > 0) expect(bytes() / 8 - ms).toBeGreaterThanOrEqual(80);
      clock.advance(10);
    }
  });

  it('comes in whole frames, and the last of it is filled up only when it is due', () => {
    const { clock, sound, sent } = pacing(10_000);
    sound.play(new Uint8Array(200).fill(1));
    expect(sent).toEqual([{ atMs: 0, bytes: FRAME_BYTES, last: 1 }]);
    clock.advance(5);
    sound.play(new Uint8Array(120).fill(1));
    expect(sent.at(-1)).toEqual({ atMs: 5, bytes: FRAME_BYTES, last: 1 });
    sound.play(new Uint8Array(10).fill(1));
    clock.advance(29);
    expect(sent).toHaveLength(2);
    clock.advance(1);
    expect(sent.at(-1)).toEqual({ atMs: 35, bytes: FRAME_BYTES, last: 0xff });
  });

  it('waits while the far end has no room, and goes on where it was', () => {
    const { clock, sound, bytes } = pacing(10_000);
    sound.hold(true);
    sound.play(new Uint8Array(1_600));
    clock.advance(60_000);
    expect(bytes()).toBe(0);
    sound.hold(false);
    expect(bytes()).toBe(1_600);
  });

  it('is kept for three minutes, and then no more', () => {
    const { clock, sound, bytes } = pacing(200);
    for (let second = 0; second < 3_000; second += 1) sound.play(new Uint8Array(8_000));
    clock.advance(3_000_000);
    expect(bytes()).toBeLessThan(1_600_000);
    expect(bytes()).toBeGreaterThan(1_400_000);
  });
});

it('a mark comes when the sound before it is sent, and says when that will have been played', () => {
  const { clock, sound, marks } = pacing(200);
  sound.play(new Uint8Array(800));
  sound.mark('near');
  sound.play(new Uint8Array(8_000));
  sound.mark('far');
  expect(marks).toEqual([{ mark: 'near', atMs: 0, playedInMs: 100 }]);
  clock.advance(2_000);
  const [, far] = marks;
  expect((far?.atMs ?? 0) + (far?.playedInMs ?? 0)).toBe(1_100);
});
