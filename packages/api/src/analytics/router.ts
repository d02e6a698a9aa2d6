import { router } from '../trpc.ts';
import { getLatency } from './get-latency.ts';
import { getNodes } from './get-nodes.ts';
import { getOutcomes } from './get-outcomes.ts';
import { getUsage } from './get-usage.ts';
import { getVersions } from './get-versions.ts';
import { getVolume } from './get-volume.ts';

export const analyticsRouter = router({ getVolume, getOutcomes, getNodes, getLatency, getUsage, getVersions });
