import type { Performing } from './performing.ts';

/** The call's timers by name; a name runs once at a time. */
export interface Timers {
  start(timer: string, delayMs: number): void;
  cancel(timer: string): void;
  cancelAll(): void;
}

export function createTimers({ world, push }: Performing): Timers {
  const running = new Map<string, () => void>();
  function cancel(timer: string): void {
    running.get(timer)?.();
    running.delete(timer);
  }
  return {
    cancel,
    start(timer, delayMs) {
      cancel(timer);
      const stop = world.clock.after(delayMs, () => {
        running.delete(timer);
        push({ type: 'timer', timer });
      });
      running.set(timer, stop);
    },
    cancelAll() {
      for (const timer of [...running.keys()]) cancel(timer);
    },
  };
}
