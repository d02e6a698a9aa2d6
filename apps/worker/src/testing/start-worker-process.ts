import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const appFolder = fileURLToPath(new URL('../..', import.meta.url));

export interface WorkerProcess {
  /** What it does, unless it ends before. */
  until<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when it is gone, also if it was before. */
  kill(): Promise<void>;
}

/** The real program in a process of its own, to be killed. */
export function startWorkerProcess(env: Record<string, string>): WorkerProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: appFolder,
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => String(code ?? signal));
  return {
    until: (work) =>
      Promise.race([
        work,
        ended.then((how) => {
          throw new Error(`the worker ended (${how}) before it had done that`);
        }),
      ]),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
