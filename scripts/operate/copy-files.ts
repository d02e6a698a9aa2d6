import type { Storage } from '@aybiza/storage';

/** Copies every file that is not there yet in the same size; what is there besides stays. Says how many there are. */
export async function copyFiles(from: Storage, to: Storage): Promise<number> {
  const keys = await from.list('');
  for (const key of keys) {
    const size = await from.size(key);
    // Removed since it was listed, or copied by an earlier try.
    if (size === undefined || size === (await to.size(key))) continue;
    if (size === 0) await to.put(key, new Uint8Array());
    else await to.put(key, await from.stream(key, { from: 0, to: size - 1 }));
  }
  return keys.length;
}
