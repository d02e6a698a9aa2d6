import type { ApiServices } from '../context.ts';

/** Removes the files of recordings whose rows are gone; one that stays is a file that nobody can reach any more. */
export async function deleteRecordings(
  keys: readonly string[],
  { storage, logger }: Pick<ApiServices, 'storage' | 'logger'>,
): Promise<void> {
  const results = await Promise.allSettled(keys.map((key) => storage.delete(key)));
  const count = results.filter(({ status }) => status === 'rejected').length;
  if (count > 0) logger.error({ count }, 'recordings of deleted calls are left');
}
