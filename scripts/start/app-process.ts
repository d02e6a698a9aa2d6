import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { InTurn } from './create-turns.ts';
import type { LogFile } from './log-file.ts';
import { ROOT } from './settings.ts';
import { waitUntilHealthy } from './wait-until-healthy.ts';

const LAST_WORDS_MS = 1_000;

/** How one of our apps is run. */
export interface AppPlan {
  name: string;
  /** For node itself. */
  flags?: readonly string[];
  /** The program and its arguments. */
  args: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: NodeJS.ProcessEnv;
  healthUrl: string;
}

const practiceMailSchema = z.object({
  type: z.literal('mail'),
  to: z.string(),
  subject: z.string(),
  link: z.string().optional(),
});
/** A message about an account, as the worker says it on its channel to us. */
export type PracticeMail = z.output<typeof practiceMailSchema>;

/** What the life of an app is told to. */
export interface AppWatcher {
  /** It ended by itself and is started again after `delayMs`. */
  crashed(app: { name: string; exit: string; delayMs: number }): void;
  /** It is healthy again after a crash. */
  recovered(app: { name: string }): void;
  /** It crashed too often and is not started again. */
  gaveUp(app: { name: string; exit: string }): void;
  /** A message that is delivered to nobody on practice equipment; only shown, not kept in the log. */
  mailed?(mail: PracticeMail): void;
  /** Every piece of its output. */
  printed?(app: { name: string; chunk: string }): void;
}

/** How patient we are with an app. Durations in milliseconds. */
export interface RestartPolicy {
  firstDelayMs: number;
  longestDelayMs: number;
  /** A run this long wipes out the crashes before it. */
  steadyMs: number;
  maxCrashes: number;
  /** From the request to end until the end is forced; longer than an app's own patience with its last work. */
  graceMs: number;
}

const POLICY: RestartPolicy = {
  firstDelayMs: 500,
  longestDelayMs: 8_000,
  steadyMs: 60_000,
  maxCrashes: 5,
  graceMs: 10_000,
};
const RUN_APP = join(ROOT, 'scripts/start/run-app.mjs');

/** One app: started, watched, started again after a crash, and stopped with everything it started. */
export class AppProcess {
  readonly #plan: AppPlan;
  readonly #log: LogFile;
  readonly #watcher: AppWatcher;
  readonly #policy: RestartPolicy;
  readonly #inTurn: InTurn;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;
  #life: Promise<void> | undefined;
  #crashes = 0;

  /** `inTurn`: apps that crashed together are started again one after the other. */
  constructor(options: { plan: AppPlan; log: LogFile; watcher: AppWatcher; inTurn: InTurn; policy?: RestartPolicy }) {
    this.#plan = options.plan;
    this.#log = options.log;
    this.#watcher = options.watcher;
    this.#inTurn = options.inTurn;
    this.#policy = options.policy ?? POLICY;
  }

  get name(): string {
    return this.#plan.name;
  }

  /** Of its process as it is now; undefined before it was started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Where it answers. */
  get url(): string {
    return new URL(this.#plan.healthUrl).origin;
  }

  /** @throws Error that says why and shows the end of the log, when it does not become healthy */
  async start(): Promise<void> {
    const run = this.#run();
    const healthy = await waitUntilHealthy(this.#plan.healthUrl, run.signal);
    if (healthy) {
      this.#life = this.#watch(run);
      return;
    }
    const how = run.signal.aborted
      ? `ended (${await run.exit}) instead of starting`
      : 'is still not healthy after 60 s';
    await this.stop();
    throw new Error(`${this.name} ${how}. The end of ${this.#log.path}:\n\n${await this.#log.tail(40)}\n`);
  }

  /** Asks it to end (SIGINT: calls are ended and recorded, not waited for), insists when its time is over; resolves when it and what it started are gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child !== undefined && isRunning(child)) {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGINT');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), this.#policy.graceMs);
      await gone;
      clearTimeout(timer);
    }
    await this.#life;
  }

  /** At once, without manners. */
  kill(): void {
    this.#stopping.abort();
    if (this.#child !== undefined) signalGroup(this.#child, 'SIGKILL');
  }

  #run(): Run {
    const { flags = [], args, cwd, env } = this.#plan;
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...flags, RUN_APP, ...args], {
      cwd,
      env,
      detached: process.platform !== 'win32', // a group of its own: Ctrl-C reaches us, and we decide the order
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const ended = new AbortController();
    const recorded = this.#record(child);
    const exit = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    }).then(async (how) => {
      signalGroup(child, 'SIGKILL'); // what it started must not outlive it
      ended.abort();
      // Its last words are still on their way; whoever has left the group and holds them up is not waited for.
      await Promise.race([recorded, delay(LAST_WORDS_MS, undefined, { ref: false })]);
      return how;
    });
    child.on('message', (message) => {
      const mail = practiceMailSchema.safeParse(message);
      if (mail.success) this.#watcher.mailed?.(mail.data);
    });
    return { exit, startedAt, signal: ended.signal };
  }

  /** Reading as fast as the disk takes it: an app that floods its log waits, and this process stays small. */
  async #record(child: ChildProcess): Promise<void> {
    const pump = async (stream: NodeJS.ReadableStream | null) => {
      for await (const chunk of stream ?? []) {
        const text = String(chunk);
        this.#watcher.printed?.({ name: this.name, chunk: text });
        await this.#log.append(text);
      }
    };
    await Promise.all([pump(child.stdout), pump(child.stderr)]).catch(() => {}); // the pipe broke: it is ending
  }

  async #watch(first: Run): Promise<void> {
    let run = first;
    for (;;) {
      const exit = await run.exit;
      if (this.#stopping.signal.aborted) return;
      if (performance.now() - run.startedAt > this.#policy.steadyMs) this.#crashes = 0;
      this.#crashes += 1;
      if (this.#crashes > this.#policy.maxCrashes) return this.#watcher.gaveUp({ name: this.name, exit });
      const delayMs = Math.min(this.#policy.firstDelayMs * 2 ** (this.#crashes - 1), this.#policy.longestDelayMs);
      this.#watcher.crashed({ name: this.name, exit, delayMs });
      await delay(delayMs, undefined, { signal: this.#stopping.signal }).catch(() => {}); // stopped meanwhile
      await this.#inTurn(async () => {
        if (this.#stopping.signal.aborted) return;
        run = this.#run();
        await this.#tellWhenHealthy(run);
      });
    }
  }

  async #tellWhenHealthy(run: Run): Promise<void> {
    const signal = AbortSignal.any([run.signal, this.#stopping.signal]);
    if (await waitUntilHealthy(this.#plan.healthUrl, signal)) this.#watcher.recovered({ name: this.name });
  }
}

/** One life of the app's process. */
interface Run {
  /** Resolves with how it ended, in words. */
  exit: Promise<string>;
  startedAt: number;
  /** Aborted when it ends. */
  signal: AbortSignal;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return; // it never started
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The one expected error: nobody of the group is left.
  }
}
