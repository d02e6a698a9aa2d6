/** Bytes before the first sample. */
export const WAV_HEADER_BYTES = 44;

const PCM = 1;
const BYTES_PER_SAMPLE = 2;

/** The header of a RIFF WAVE file of 16-bit PCM. */
export function wavHeader(sound: { sampleRateHz: number; channels: number; dataBytes: number }): Buffer {
  const { sampleRateHz, channels, dataBytes } = sound;
  const frameBytes = channels * BYTES_PER_SAMPLE;
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
