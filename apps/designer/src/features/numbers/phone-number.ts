import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** A number that rings here. */
export type PhoneNumber = inferRouterOutputs<AppRouter>['phoneNumber']['list'][number];
