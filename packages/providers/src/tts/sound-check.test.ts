import { describe, expect, it } from 'vitest';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { SoundCheck, type SoundFormat } from './sound-check.ts';

const TEXT = 'Your order was sent on Monday.';
const MU_LAW: SoundFormat = { encoding: 'mulaw', sampleRateHz: 8000 };
const LINEAR: SoundFormat = { encoding: 'linear16', sampleRateHz: 16_000 };

/** A hum as loud as a voice. */
function hum(ms: number, sampleRateHz: number): Int16Array {
  const step = (2 * Math.PI * 150) / sampleRateHz;
  return Int16Array.from({ length: (ms * sampleRateHz) / 1000 }, (_, index) =>
    Math.round(9000 * Math.sin(index * step)),
  );
}

/** The same hiss each time. */
function hiss(ms: number, sampleRateHz: number): Int16Array {
  let state = 1;
  return Int16Array.from({ length: (ms * sampleRateHz) / 1000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.round((state / 2 ** 31 - 0.5) * 40_000);
  });
}

function toBytes(samples: Int16Array, { encoding }: SoundFormat): Uint8Array {
  return encoding === 'mulaw' ? encodeMuLaw(samples) : new Uint8Array(new Int16Array(samples).buffer);
}

/** What may be heard of a sound that comes in pieces, or what is wrong with it. */
function listen(bytes: Uint8Array, format: SoundFormat, text = TEXT): number | string {
  const check = new SoundCheck(text, format);
  let heard = 0;
  for (let at = 0; at < bytes.length; at += 730) {
    const checked = check.add(bytes.subarray(at, at + 730));
    if (typeof checked === 'string') return checked;
    heard += checked.length;
  }
  const rest = check.end();
  return typeof rest === 'string' ? rest : heard + rest.length;
}

describe.each([MU_LAW, LINEAR])('the sound of a text, as $encoding', (format) => {
  const { sampleRateHz } = format;

  it('is handed on whole when it may be a voice', () => {
    const bytes = toBytes(hum(1810, sampleRateHz), format);
    expect(listen(bytes, format)).toBe(bytes.length);
  });

  it('is not handed on when it is noise', () => {
    expect(listen(toBytes(hiss(1800, sampleRateHz), format), format)).toBe('it is noise');
  });

  it('may be silent when there is nothing to say, else not', () => {
    const silence = toBytes(new Int16Array(0.8 * sampleRateHz), format);
    expect(listen(silence, format, '…')).toBe(silence.length);
    expect(listen(silence, format)).toBe('it is silent');
    expect(listen(toBytes(new Int16Array(2 * sampleRateHz), format), format)).toBe('it begins with silence');
  });

  it('may be short for a short text, else not', () => {
    const short = toBytes(hum(500, sampleRateHz), format);
    expect(listen(short, format, 'Yes, please.')).toBe(short.length);
    expect(listen(short, format)).toBe('500 ms are too few for its text');
  });

  it('may be long for a number, but not without end', () => {
    const long = toBytes(hum(6000, sampleRateHz), format);
    expect(listen(long, format, '4155550123')).toBe(long.length);
    expect(listen(toBytes(hum(20_000, sampleRateHz), format), format, '4155550123')).toContain('too many');
  });
});

describe('the sound of a text', () => {
  it('is noise when it is in another form than it was asked for', () => {
    expect(listen(toBytes(hum(1800, 8000), LINEAR), MU_LAW)).toBe('it is noise');
  });
});
