import { router } from '../trpc.ts';
import { connectPhoneNumber } from './connect-phone-number.ts';
import { issuePbxSecret } from './issue-pbx-secret.ts';
import { listPhoneNumbers } from './list-phone-numbers.ts';
import { removePhoneNumber } from './remove-phone-number.ts';
import { revokePbxSecret } from './revoke-pbx-secret.ts';

export const phoneNumberRouter = router({
  list: listPhoneNumbers,
  connect: connectPhoneNumber,
  remove: removePhoneNumber,
  issuePbxSecret,
  revokePbxSecret,
});
