import type { AppRouter, inferRouterOutputs } from '@aybiza/api';

/** A document as the list of the workspace's knowledge has it. */
export type KnowledgeDocument = inferRouterOutputs<AppRouter>['knowledge']['list']['documents'][number];
