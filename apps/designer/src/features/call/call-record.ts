import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** A call with everything about it, as the API gives it. */
export type CallRecord = inferRouterOutputs<AppRouter>['calls']['get'];
