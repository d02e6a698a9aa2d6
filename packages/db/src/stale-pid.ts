import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Removes the mark of a server that is no more and tells whether one is really running on this folder.
 * PostgreSQL itself refuses to start when the marked process id lives on in some other program, which is the rule in containers.
 */
export async function removeStalePid(cluster: string): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined); // no mark: nothing ran
  if (text === undefined) return false;
  const pid = Number.parseInt(text, 10);
  if (Number.isSafeInteger(pid) && pid > 0 && (await isServerOf(cluster, pid))) return true;
  await rm(file, { force: true });
  return false;
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  // No `ps` on Windows: whatever lives may be the server, and PostgreSQL's own check decides.
  if (process.platform === 'win32') return isAlive(pid);
  const command =
    process.platform === 'linux'
      ? readFile(`/proc/${pid}/cmdline`, 'utf8')
      : run('ps', ['-o', 'command=', '-p', String(pid)]).then(({ stdout }) => stdout);
  return command.then(
    (line) => line.includes(cluster),
    () => false, // no such process
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}
