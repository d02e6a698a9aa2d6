import { type Flow, validateFlow } from '@aybiza/flow';
import { checkRequestSchema } from './check-request.ts';

let subflows: ReadonlyMap<string, Flow> = new Map();

// A flow of a thousand steps takes tens of milliseconds to compile: away from the thread that draws.
addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = checkRequestSchema.safeParse(event.data);
  if (!request.success) return;
  const { seq, flow } = request.data;
  subflows = request.data.subflows ?? subflows;
  postMessage({ seq, problems: validateFlow(flow, { subflows }) });
});
