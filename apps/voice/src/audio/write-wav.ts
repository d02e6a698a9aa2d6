import { decodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** μ-law at 8 kHz as a RIFF/WAVE file of 16-bit PCM, which every browser plays. */
export function writeWav(audio: Uint8Array): Uint8Array<ArrayBuffer> {
  const samples = decodeMuLaw(audio);
  const soundBytes = samples.length * BYTES_PER_SAMPLE;
  const file = new Uint8Array(HEADER_BYTES + soundBytes);
  const view = new DataView(file.buffer);
  const write = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + soundBytes, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, MU_LAW_RATE_HZ, true);
  view.setUint32(28, MU_LAW_RATE_HZ * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  write(36, 'data');
  view.setUint32(40, soundBytes, true);
  for (const [index, sample] of samples.entries()) view.setInt16(HEADER_BYTES + index * BYTES_PER_SAMPLE, sample, true);
  return file;
}
