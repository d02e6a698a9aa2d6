import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** An agent as the API describes it. */
export type Agent = inferRouterOutputs<AppRouter>['agent']['list'][number];
