import { router } from '../trpc.ts';
import { getComparison } from './get-comparison.ts';
import { getCosts } from './get-costs.ts';
import { getLatency } from './get-latency.ts';
import { getNodes } from './get-nodes.ts';
import { getOutcomes } from './get-outcomes.ts';
import { getScores } from './get-scores.ts';
import { getUsage } from './get-usage.ts';
import { getVersions } from './get-versions.ts';
import { getVolume } from './get-volume.ts';

export const analyticsRouter = router({
  getVolume,
  getOutcomes,
  getNodes,
  getLatency,
  getUsage,
  getCosts,
  getScores,
  getVersions,
  getComparison,
});
