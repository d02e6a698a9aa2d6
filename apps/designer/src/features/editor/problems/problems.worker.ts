import { validateFlow } from '@aybiza/flow';
import { checkRequestSchema } from './check-request.ts';

// A flow of a thousand steps takes tens of milliseconds to compile: away from the thread that draws.
addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = checkRequestSchema.safeParse(event.data);
  if (request.success) postMessage({ seq: request.data.seq, problems: validateFlow(request.data.flow) });
});
