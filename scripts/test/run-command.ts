import { spawn } from 'node:child_process';
import { ROOT } from '../start/settings.ts';

/** How a command ended. */
export interface CommandResult {
  ok: boolean;
  /** The last 200,000 characters of both streams, in the order in which they came. */
  output: string;
}

/** Longer than the slowest stage on two slow cores: what takes longer hangs. */
const STAGE_TIMEOUT_MS = 60 * 60_000;
const OUTPUT_LIMIT = 200_000;

/** Runs a program with the repository's tools on its path and keeps what it prints. Whatever it started ends with it. */
export async function runCommand(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a group of its own, so that it can be ended as a whole
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-OUTPUT_LIMIT);
    });
  }
  const end = (signal: NodeJS.Signals) => endGroup(child.pid, signal);
  const timer = setTimeout(() => {
    output += `\nended after ${STAGE_TIMEOUT_MS / 60_000} minutes: it hangs\n`;
    end('SIGKILL');
  }, STAGE_TIMEOUT_MS);
  const onInterrupt = () => {
    end('SIGTERM');
    process.exit(130);
  };
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  clearTimeout(timer);
  process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  return { ok, output };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return; // it never started
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // The one expected error: it is gone already.
  }
}
