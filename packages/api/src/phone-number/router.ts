import { router } from '../trpc.ts';
import { connectPhoneNumber } from './connect-phone-number.ts';
import { listPhoneNumbers } from './list-phone-numbers.ts';

export const phoneNumberRouter = router({ list: listPhoneNumbers, connect: connectPhoneNumber });
