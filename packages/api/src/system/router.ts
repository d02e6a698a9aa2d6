import { router } from '../trpc.ts';
import { getStatus } from './get-status.ts';

export const systemRouter = router({ status: getStatus });
