import { router } from '../trpc.ts';
import { getRetention } from './get-retention.ts';
import { setRetention } from './set-retention.ts';

export const retentionRouter = router({ get: getRetention, set: setRetention });
