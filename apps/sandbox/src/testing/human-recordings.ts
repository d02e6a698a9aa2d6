import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { resample } from '../audio/resample.ts';
import { TELEPHONE_HZ } from '../audio/telephone.ts';
import { readWav } from '../audio/wav.ts';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/alsa-utils', import.meta.url));
const SOUNDS = 'usr/share/sounds/alsa';
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** A person (not a synthesiser) who says two words, at telephone quality: G.711 μ-law, 8 kHz. */
export type HumanRecordings = (name: 'Front_Left' | 'Front_Right' | 'Rear_Left' | 'Rear_Right') => Promise<Uint8Array>;

/**
 * The speaker-test recordings of Debian's `alsa-utils`, from the machine or unpacked into a cache; or why there are none:
 * then the test is skipped by name, except in CI, where this fails.
 */
export async function findHumanRecordings(): Promise<HumanRecordings | { missing: string }> {
  try {
    const folder = await findFolder();
    return async (name) => {
      const { channels, sampleRateHz } = readWav(await readFile(join(folder, `${name}.wav`)));
      const [samples] = channels;
      if (samples === undefined) throw new Error(`${name}.wav has no sound`);
      return encodeMuLaw(resample(samples, sampleRateHz, TELEPHONE_HZ));
    };
  } catch (error) {
    const { CI } = process.env;
    if (CI === 'true' || !(error instanceof Error)) throw error;
    return { missing: error.message };
  }
}

async function findFolder(): Promise<string> {
  for (const root of ['/', cache]) {
    const folder = join(root, SOUNDS);
    const isThere = await access(join(folder, 'Front_Left.wav')).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return unpack();
}

/** Without becoming root and without installing anything. */
async function unpack(): Promise<string> {
  const fresh = `${cache}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await download(fresh);
    const [archive] = (await readdir(fresh)).filter((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get downloaded nothing');
    await run('dpkg', ['-x', archive, '.'], { cwd: fresh, timeout: DOWNLOAD_TIMEOUT_MS });
    await rename(fresh, cache);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(
      'There is no recording of a person: install Debian’s alsa-utils, or run `apt-get update` so that it can be downloaded.',
      { cause },
    );
  }
  return join(cache, SOUNDS);
}

/** A fresh machine has no lists of packages yet; only root may fetch them. */
async function download(cwd: string): Promise<void> {
  const options = { cwd, timeout: DOWNLOAD_TIMEOUT_MS };
  try {
    await run('apt-get', ['download', 'alsa-utils'], options);
  } catch (error) {
    if (process.getuid?.() !== 0) throw error;
    await run('apt-get', ['update'], options);
    await run('apt-get', ['download', 'alsa-utils'], options);
  }
}
