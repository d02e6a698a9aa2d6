import { scenarioRequestSchema } from './scenario-request.ts';
import { scenarioWork } from './scenario-work.ts';

// A search for calls may take seconds: away from the thread that draws. Whoever does not want to wait ends the worker.
addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = scenarioRequestSchema.safeParse(event.data);
  if (!request.success) return;
  for (const reply of scenarioWork(request.data)) postMessage(reply);
});
