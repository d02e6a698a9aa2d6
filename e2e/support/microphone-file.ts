import { writeFile } from 'node:fs/promises';
import { resample } from '@aybiza/sandbox/audio/resample';
import { writeWav } from '@aybiza/sandbox/audio/wav';
import { createVoice } from '@aybiza/sandbox/voice/create-voice';
import { createEspeakSynthesiser } from '@aybiza/sandbox/voice/synthesiser';

/** What Chromium plays as a microphone, with the least work for it. */
const MICROPHONE_HZ = 48_000;
const VOICE_HZ = 22_050;

/** Words and the second at which they begin, counted from the moment the microphone is opened. */
export type Said = readonly [second: number, words: string];

/** Writes a WAV in which a synthesised person says these words, with silence between and behind them. */
export async function writeMicrophoneFile(file: string, said: readonly Said[]): Promise<void> {
  const synthesiser = createEspeakSynthesiser();
  const voice = createVoice(synthesiser);
  const lastSecond = Math.max(...said.map(([second]) => second)) + 60;
  const samples = new Int16Array(lastSecond * MICROPHONE_HZ);
  for (const [second, words] of said) {
    const spoken = await voice.synthesise(words, { voice: 'en-us+f2', sampleRateHz: VOICE_HZ });
    samples.set(resample(spoken, VOICE_HZ, MICROPHONE_HZ), second * MICROPHONE_HZ);
  }
  await synthesiser.close();
  await writeFile(file, writeWav({ channels: [samples], sampleRateHz: MICROPHONE_HZ }));
}
