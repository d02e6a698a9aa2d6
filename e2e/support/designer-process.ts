import { execFileSync } from 'node:child_process';

/** Ends the designer's process at once, as a crash does. The product starts it again by itself. */
export function crashDesigner(url: string): void {
  const program = `server.mjs --port ${new URL(url).port}`;
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const pid = lines
    .find((line) => line.includes(program))
    ?.trim()
    .split(/\s+/)[0];
  if (pid === undefined) throw new Error(`no process runs ${program}`);
  process.kill(Number(pid), 'SIGKILL');
}
