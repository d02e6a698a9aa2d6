import { type CompileOptions, type Flow, type Problem, validateFlow } from '@aybiza/flow';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { checkReplySchema } from './check-request.ts';
import { changeBetween } from './flow-change.ts';

/** Checks flows away from the drawing thread. */
export interface FlowChecker {
  /** The newest flow; older ones that were not checked yet are passed over. */
  check(flow: Flow): void;
  stop(): void;
}

export interface FlowCheckerOptions {
  onProblems(flow: Flow, problems: readonly Problem[], subflows: ReadonlyMap<string, Flow>): void;
  /** What a flow names of the workspace's. The same object while it is the same: it is then not sent again. Must not reject. */
  resolveNamed?: (flow: Flow) => Promise<CompileOptions>;
  /** Makes the worker; undefined where there is none. */
  startWorker?: () => Worker | undefined;
  clock?: Clock;
}

/** Longer than between two keys, shorter than a glance at the card. */
const QUIET_MS = 180;
/** A worker that has not answered by then is given up, and the page checks by itself. */
const WORKER_PATIENCE_MS = 5_000;

const NO_SUBFLOWS: ReadonlyMap<string, Flow> = new Map();
const NOTHING_NAMED: CompileOptions = {};

/** Waits for a pause in the typing, then checks: in a worker, or on the page while it is idle. */
export function createFlowChecker(options: FlowCheckerOptions): FlowChecker {
  const { onProblems, startWorker, resolveNamed = async () => NOTHING_NAMED, clock = systemClock() } = options;
  let worker = startWorker?.();
  let seq = 0;
  let latest: Flow | undefined;
  let named = NOTHING_NAMED;
  /** What the worker has. */
  let sent: { readonly flow?: Flow; readonly named?: CompileOptions } = {};
  let cancelQuiet = () => {};
  let cancelPatience = () => {};

  const answer = (flow: Flow, problems: readonly Problem[]) => {
    if (flow === latest) onProblems(flow, problems, named.subflows ?? NO_SUBFLOWS);
  };
  const checkHere = (flow: Flow) => whenIdle(() => answer(flow, validateFlow(flow, named)));
  const giveUpWorker = () => {
    worker?.terminate();
    worker = undefined;
    if (latest !== undefined) checkHere(latest);
  };
  worker?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const reply = checkReplySchema.safeParse(event.data);
    if (!reply.success || reply.data.seq !== seq || latest === undefined) return;
    cancelPatience();
    answer(latest, reply.data.problems);
  });
  worker?.addEventListener('error', giveUpWorker);
  const send = async (flow: Flow) => {
    const found = await resolveNamed(flow);
    if (flow !== latest) return;
    named = found;
    if (worker === undefined) return checkHere(flow);
    seq += 1;
    const told = sent.flow === undefined ? { flow } : { change: changeBetween(sent.flow, flow) };
    worker.postMessage({ seq, ...told, ...(sent.named === named ? {} : { named }) });
    sent = { flow, named };
    cancelPatience();
    cancelPatience = clock.after(WORKER_PATIENCE_MS, giveUpWorker);
  };
  return {
    check(flow) {
      latest = flow;
      cancelQuiet();
      cancelQuiet = clock.after(QUIET_MS, () => void send(flow));
    },
    stop() {
      latest = undefined;
      cancelQuiet();
      cancelPatience();
      worker?.terminate();
    },
  };
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 500 });
  else queueMicrotask(run);
}
