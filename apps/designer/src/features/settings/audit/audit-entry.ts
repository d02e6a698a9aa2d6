import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** Something that was done, as the API tells it. */
export type AuditEntry = inferRouterOutputs<AppRouter>['audit']['list']['items'][number];
