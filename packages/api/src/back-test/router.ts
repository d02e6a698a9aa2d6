import { router } from '../trpc.ts';
import { getBackTest } from './get-back-test.ts';
import { getBackTestedCall } from './get-back-tested-call.ts';
import { listBackTestCalls } from './list-back-test-calls.ts';
import { listBackTests } from './list-back-tests.ts';
import { startBackTest } from './start-back-test.ts';
import { stopBackTest } from './stop-back-test.ts';

export const backTestRouter = router({
  start: startBackTest,
  list: listBackTests,
  get: getBackTest,
  listCalls: listBackTestCalls,
  getCall: getBackTestedCall,
  stop: stopBackTest,
});
