import { AppError } from '@aybiza/foundation/errors';
import { decodeMuLaw } from './mu-law.ts';

const HEADER_BYTES = 44;
const PCM = 1;
const MU_LAW = 7;

/** Sound in memory, a row of samples for each channel; all rows have the same length. */
export interface Wav {
  channels: readonly Int16Array[];
  sampleRateHz: number;
}

/** Reads a RIFF WAVE file of 16-bit PCM or 8-bit mu-law; anything else is an error that says what it was. */
export function readWav(bytes: Uint8Array): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw unreadable('it does not begin as a WAVE file');
  let format: Format | undefined;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(view, at) === 'fmt ') format = readFormat(view, body);
    if (tag(view, at) === 'data') {
      if (format === undefined) throw unreadable('its samples come before their format');
      // Recorders that were cut off leave the length at zero or at its maximum: what is there counts.
      return readSamples(bytes.subarray(body, Math.min(body + length, bytes.length)), format);
    }
    at = body + length + (length % 2);
  }
  throw unreadable('it has no samples');
}

/** A RIFF WAVE file of 16-bit PCM. */
export function writeWav({ channels, sampleRateHz }: Wav): Uint8Array {
  const length = Math.max(0, ...channels.map((channel) => channel.length));
  const dataBytes = length * channels.length * 2;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  writeTag(bytes, 0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  writeTag(bytes, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  writeTag(bytes, 36, 'data');
  view.setUint32(40, dataBytes, true);
  let at = HEADER_BYTES;
  for (let n = 0; n < length; n += 1) {
    for (const channel of channels) {
      view.setInt16(at, channel[n] ?? 0, true);
      at += 2;
    }
  }
  return bytes;
}

interface Format {
  code: number;
  channelCount: number;
  sampleRateHz: number;
  bits: number;
}

function readFormat(view: DataView, at: number): Format {
  if (at + 16 > view.byteLength) throw unreadable('its format is cut off');
  return {
    code: view.getUint16(at, true),
    channelCount: view.getUint16(at + 2, true),
    sampleRateHz: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  };
}

function readSamples(data: Uint8Array, format: Format): Wav {
  const interleaved = readInterleaved(data, format);
  const { channelCount, sampleRateHz } = format;
  if (channelCount < 1) throw unreadable('it has no channel');
  const length = Math.floor(interleaved.length / channelCount);
  const channels = Array.from({ length: channelCount }, (_, channel) =>
    Int16Array.from({ length }, (_, n) => interleaved[n * channelCount + channel] ?? 0),
  );
  return { channels, sampleRateHz };
}

function readInterleaved(data: Uint8Array, { code, bits }: Format): Int16Array {
  if (code === MU_LAW && bits === 8) return decodeMuLaw(data);
  if (code !== PCM || bits !== 16) throw unreadable(`format ${code} with ${bits} bits is not supported`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Int16Array.from({ length: data.length >> 1 }, (_, n) => view.getInt16(n * 2, true));
}

function tag(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function writeTag(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i += 1) bytes[at + i] = text.charCodeAt(i);
}

function unreadable(reason: string): AppError {
  return new AppError(`this sound cannot be read: ${reason}`, {
    code: 'WAV_UNREADABLE',
    retryable: false,
    expose: true,
  });
}
