import { type ScenarioReply, type ScenarioRequest, scenarioReplySchema } from './scenario-request.ts';

/** Runs scenarios away from the drawing thread; one piece of work at a time. */
export interface ScenarioRunner {
  /** Begins; whatever was under way is left. */
  start(request: ScenarioRequest): void;
  /** Leaves what is under way. */
  stop(): void;
}

export interface ScenarioRunnerOptions {
  onReply(reply: ScenarioReply): void;
  onFailure(): void;
  /** Makes a worker; undefined where there is none. */
  startWorker: () => Worker | undefined;
  /** Does the work on the page instead, a reply at a time. */
  workHere: (request: ScenarioRequest) => Promise<Iterable<ScenarioReply>>;
}

export function createScenarioRunner(options: ScenarioRunnerOptions): ScenarioRunner {
  const { onReply, onFailure, startWorker, workHere } = options;
  let leave = () => {};
  const startHere = (request: ScenarioRequest) => {
    let isLeft = false;
    leave = () => {
      isLeft = true;
    };
    const work = async () => {
      for (const reply of await workHere(request)) {
        if (isLeft) return;
        onReply(reply);
        await nextTask(); // the page stays alive between two of them
      }
    };
    work().catch(() => isLeft || onFailure());
  };
  return {
    start(request) {
      leave();
      const worker = startWorker();
      if (worker === undefined) return startHere(request);
      // A worker for each piece of work: ending it is the only way to leave a search, and it is made in milliseconds.
      leave = () => worker.terminate();
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const reply = scenarioReplySchema.safeParse(event.data);
        if (!reply.success) return;
        onReply(reply.data);
        if (reply.data.type === 'done' || reply.data.type === 'refused') worker.terminate();
      });
      worker.addEventListener('error', () => {
        worker.terminate();
        startHere(request);
      });
      worker.postMessage(request);
    },
    stop() {
      leave();
      leave = () => {};
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
