/** `npm run build`: makes what is out of date, without starting anything. */
import { APP_NAMES } from '../start/app-plans.ts';
import { createProgress } from '../start/progress.ts';
import { buildStale } from './build-stale.ts';
import { appStep, generateStep, guideStep, widgetStep } from './build-step.ts';

const progress = createProgress(process.stdout);
const watcher = {
  signal: new AbortController().signal,
  began: ({ name }: { name: string }) => progress.begin('building', name),
  built: ({ name }: { name: string }, startedAt: number) => progress.done('built', name, startedAt),
};
await buildStale([generateStep, widgetStep, guideStep], watcher);
await buildStale(APP_NAMES.map(appStep), watcher);
