import { router } from '../trpc.ts';
import { endPreviousSigningSecret } from './end-previous-signing-secret.ts';
import { getSigning } from './get-signing.ts';
import { getSteps } from './get-steps.ts';
import { listSteps } from './list-steps.ts';
import { renewSigningSecret } from './renew-signing-secret.ts';
import { retryStep } from './retry-step.ts';
import { showSigningSecret } from './show-signing-secret.ts';

export const afterCallRouter = router({
  list: listSteps,
  get: getSteps,
  retry: retryStep,
  getSigning,
  showSigningSecret,
  renewSigningSecret,
  endPreviousSigningSecret,
});
