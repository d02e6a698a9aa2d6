import { type CompileOptions, type Flow, validateFlow } from '@aybiza/flow';
import { checkRequestSchema } from './check-request.ts';
import { withChange } from './flow-change.ts';

let flow: Flow | undefined;
let named: CompileOptions = {};

// Away from the thread that draws. Steps that an edit left alone stay the same objects here, and are not read again.
addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = checkRequestSchema.safeParse(event.data);
  if (!request.success) return;
  const { seq, change } = request.data;
  flow = request.data.flow ?? (flow !== undefined && change !== undefined ? withChange(flow, change) : flow);
  named = request.data.named ?? named;
  if (flow !== undefined) postMessage({ seq, problems: validateFlow(flow, named) });
});
