import { router } from '../trpc.ts';
import { approveRequest } from './approve-request.ts';
import { askApproval } from './ask-approval.ts';
import { declineRequest } from './decline-request.ts';
import { getApproval } from './get-approval.ts';
import { requireApproval } from './require-approval.ts';
import { withdrawRequest } from './withdraw-request.ts';

export const approvalRouter = router({
  get: getApproval,
  require: requireApproval,
  ask: askApproval,
  withdraw: withdrawRequest,
  approve: approveRequest,
  decline: declineRequest,
});
