import { router } from '../trpc.ts';
import { getSteps } from './get-steps.ts';
import { listSteps } from './list-steps.ts';
import { retryStep } from './retry-step.ts';
import { showSigningSecret } from './show-signing-secret.ts';

export const afterCallRouter = router({ list: listSteps, get: getSteps, retry: retryStep, showSigningSecret });
