import { router } from '../trpc.ts';
import { createCheckpoint } from './create-checkpoint.ts';
import { getCheckpoint } from './get-checkpoint.ts';
import { listCheckpoints } from './list-checkpoints.ts';
import { renameCheckpoint } from './rename-checkpoint.ts';

export const checkpointRouter = router({
  list: listCheckpoints,
  get: getCheckpoint,
  create: createCheckpoint,
  rename: renameCheckpoint,
});
