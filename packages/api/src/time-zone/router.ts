import { router } from '../trpc.ts';
import { getTimeZone } from './get-time-zone.ts';
import { setTimeZone } from './set-time-zone.ts';

export const timeZoneRouter = router({ get: getTimeZone, set: setTimeZone });
