import { router } from '../trpc.ts';
import { cancelPlan, changePlan } from './change-plan.ts';
import { listDeploymentChanges } from './list-deployment-changes.ts';
import { listDeployments } from './list-deployments.ts';
import { listPlans } from './list-plans.ts';
import { promoteVersion } from './promote-version.ts';
import { rollBack } from './roll-back.ts';
import { shareCallers } from './share-callers.ts';

export const deploymentRouter = router({
  list: listDeployments,
  listChanges: listDeploymentChanges,
  share: shareCallers,
  rollBack,
  promote: promoteVersion,
  listPlans,
  changePlan,
  cancelPlan,
});
