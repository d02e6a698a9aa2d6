import { router } from '../trpc.ts';
import { buyPhoneNumber } from './buy-phone-number.ts';
import { connectPhoneNumber } from './connect-phone-number.ts';
import { getConnection } from './get-connection.ts';
import { getPublicAddress } from './get-public-address.ts';
import { issuePbxSecret } from './issue-pbx-secret.ts';
import { listAvailable } from './list-available.ts';
import { listFromTwilio } from './list-from-twilio.ts';
import { listPhoneNumbers } from './list-phone-numbers.ts';
import { removePhoneNumber } from './remove-phone-number.ts';
import { revokePbxSecret } from './revoke-pbx-secret.ts';
import { routePhoneNumber } from './route-phone-number.ts';
import { updatePhoneNumber } from './update-phone-number.ts';

export const phoneNumberRouter = router({
  list: listPhoneNumbers,
  connect: connectPhoneNumber,
  update: updatePhoneNumber,
  remove: removePhoneNumber,
  issuePbxSecret,
  revokePbxSecret,
  listFromTwilio,
  listAvailable,
  buy: buyPhoneNumber,
  getConnection,
  route: routePhoneNumber,
  getPublicAddress,
});
