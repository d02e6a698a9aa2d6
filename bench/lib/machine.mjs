import { cpus, loadavg, totalmem } from 'node:os';

/** One line without which no figure can be compared. */
export function describeMachine() {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memory}, ${process.platform}, Node ${process.versions.node}, load ${load}`;
}
