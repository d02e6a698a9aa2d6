import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** A call that goes on, as the API tells it. */
export type LiveCall = inferRouterOutputs<AppRouter>['live']['list']['calls'][number];

/** How often it is asked what goes on, in ms: with what the server waits and writes, well below a second behind. */
export const LIVE_EVERY_MS = 400;
