import { router } from '../trpc.ts';
import { connectPhoneNumber } from './connect-phone-number.ts';
import { listPhoneNumbers } from './list-phone-numbers.ts';
import { removePhoneNumber } from './remove-phone-number.ts';

export const phoneNumberRouter = router({
  list: listPhoneNumbers,
  connect: connectPhoneNumber,
  remove: removePhoneNumber,
});
