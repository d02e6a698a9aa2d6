import type { CallBack } from '@aybiza/db/call-backs';
import type { Tx } from '@aybiza/db/client';
import { notFound } from '../api-error.ts';
import { toCallBacks } from './to-call-back.ts';

/** One of them as it is shown. @throws AppError `NOT_FOUND` */
export async function showCallBack(tx: Tx, callBack: CallBack | undefined, viewer: string) {
  const [shown] = callBack === undefined ? [] : await toCallBacks(tx, [callBack], viewer);
  if (shown === undefined) throw notFound('call-back');
  return shown;
}
