import type { ApiServices } from '../context.ts';

/** Removes the files of recordings whose rows are gone; one that stays is a file that nobody can reach any more. */
export async function deleteRecordings(
  keys: readonly string[],
  { recordings, logger }: Pick<ApiServices, 'recordings' | 'logger'>,
): Promise<void> {
  const results = await Promise.allSettled(keys.map((key) => recordings.delete(key)));
  const count = results.filter(({ status }) => status === 'rejected').length;
  if (count > 0) logger.error({ count }, 'recordings of deleted calls are left');
}
