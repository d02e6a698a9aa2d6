import { type BackTest, findBackTest } from '@aybiza/db/back-tests';
import type { Tx } from '@aybiza/db/client';
import type { BackTestId } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** @throws AppError `NOT_FOUND` */
export async function getOwnBackTest(tx: Tx, id: BackTestId): Promise<BackTest> {
  const found = await findBackTest(tx, id);
  if (found === undefined) throw notFound('back-test');
  return found;
}
