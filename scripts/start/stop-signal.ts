/** When and why the product ends. */
export interface StopSignal {
  /** Resolves with the reason in words, for whoever waits. */
  readonly stopped: Promise<string>;
  /** Aborted at that moment. */
  readonly signal: AbortSignal;
  /** It ends because something is broken. */
  readonly failed: boolean;
  fail(reason: string): void;
  throwIfRequested(): void;
  /** A second Ctrl-C means: at once. */
  onSecondRequest(act: () => void): void;
  dispose(): void;
}

/** Listens for Ctrl-C, SIGTERM, a closed terminal, and the end of a parent that holds a channel to us. */
export function createStopSignal(): StopSignal {
  const { promise: stopped, resolve } = withResolvers<string>();
  const controller = new AbortController();
  const { signal } = controller;
  let failed = false;
  let hurry = () => {};
  const request = (why: string) => {
    if (signal.aborted) {
      hurry();
      process.exit(1); // the database is ended by its own guard
    }
    controller.abort(new Error(why));
    resolve(why);
  };
  const onSignal = (name: NodeJS.Signals) => request(name === 'SIGINT' ? 'Ctrl-C' : name);
  const onDisconnect = () => request('the program that started this one ended');
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  process.once('disconnect', onDisconnect);
  return {
    stopped,
    signal,
    get failed() {
      return failed;
    },
    fail(why) {
      failed = true;
      if (!signal.aborted) request(why);
    },
    throwIfRequested() {
      signal.throwIfAborted();
    },
    onSecondRequest(act) {
      hurry = act;
    },
    dispose() {
      for (const name of signals) process.off(name, onSignal);
      process.off('disconnect', onDisconnect);
      if (process.connected) process.disconnect();
    },
  };
}

/** `Promise.withResolvers` of Node 22. */
function withResolvers<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
