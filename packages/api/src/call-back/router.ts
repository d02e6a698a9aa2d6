import { router } from '../trpc.ts';
import { assignCallBack } from './assign-call-back.ts';
import { callNow } from './call-now.ts';
import { cancelCallBack } from './cancel-call-back.ts';
import { createCallBack } from './create-call-back.ts';
import { getCallBack } from './get-call-back.ts';
import { listCallBacks } from './list-call-backs.ts';
import { listCallers } from './list-callers.ts';
import { planCallBack } from './plan-call-back.ts';
import { settleCallBack } from './settle-call-back.ts';

export const callBackRouter = router({
  list: listCallBacks,
  get: getCallBack,
  create: createCallBack,
  assign: assignCallBack,
  settle: settleCallBack,
  cancel: cancelCallBack,
  plan: planCallBack,
  callNow,
  listCallers,
});
