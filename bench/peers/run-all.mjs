// Our runtime beside the hand-written floor and a peer, under one workload: the same number of calls, the same seconds, in turn, so that
// what the machine does besides meets all of them. What counts is the ratio to the floor.
// Usage: node bench/peers/run-all.mjs <harness folder> [calls=50] [seconds=30] [--runs 2] [--gate]
// The harness folder has run.mjs, gate.mjs and the adapters of floor and peer; PEERS_HARNESS names it as well. BENCH_DEPS and PEER_DEPS
// are its own: the folders with the harness's packages and with the peer's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { VOICE_FLAGS } from '../../scripts/start/voice-flags.mjs';
import { describeMachine } from '../lib/machine.mjs';
import { median, printRows, round } from '../lib/stats.mjs';
import { bundleRuntime } from './bundle.mjs';

/** Setting up, warming up and taking down a run, besides its measured seconds; and as much again for a busy machine. */
const RUN_OVERHEAD_MS = 60_000;
/** What the gate holds us to at 50 calls, as ratios to the floor and milliseconds: it finds a step back, the goals are for the long runs. */
const GATE = ['--cpu-ratio', '2.2', '--added-p50', '3', '--added-p99', '25', '--barge-p99', '25', '--kb-ratio', '5'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '2' },
    gate: { type: 'boolean', default: false },
    json: { type: 'boolean' },
  },
});
const { env } = process;
const harness = positionals.find((argument) => !/^\d+$/.test(argument)) ?? env.PEERS_HARNESS;
const [calls = '50', seconds = '30'] = positionals.filter((argument) => /^\d+$/.test(argument));
if (harness === undefined || !existsSync(join(harness, 'run.mjs'))) {
  console.error(
    'Where is the peers’ harness? Give the folder with its run.mjs as the first argument, or in PEERS_HARNESS.\n' +
      `${harness === undefined ? 'Neither was given.' : `${harness} has no run.mjs.`}`,
  );
  process.exit(1);
}
const ours = fileURLToPath(new URL('adapter-aybiza.mjs', import.meta.url));

/** @param {string} peer a package of the peer's */
function isInstalled(peer) {
  try {
    createRequire(join(env.PEER_DEPS ?? '', 'package.json')).resolve(peer);
    return true;
  } catch {
    // Resolving has no other way to say that a package is not there.
    return false;
  }
}

/** The flags that our process is started with, as the harness takes them. */
const withFlags = { ...env, NODE_ARGS: VOICE_FLAGS.join(' ') };

/**
 * @param {string} folder the harness
 * @param {string} adapter
 * @returns {Record<string, any>} the figures of one run, as the harness gives them
 */
function runOnce(folder, adapter) {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'run.mjs'), adapter, calls, seconds], {
    encoding: 'utf8',
    env: adapter === ours ? withFlags : env,
    timeout: Number(seconds) * 1000 + RUN_OVERHEAD_MS,
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  const figures = line.startsWith('{') ? JSON.parse(line) : { error: stderr.trim() || 'no figures' };
  if (figures.error !== undefined) throw new Error(`${adapter}: ${figures.error}`);
  return figures;
}

await bundleRuntime();

if (values.gate) {
  // The floor is run with them as well: the gate has one environment for both.
  const { status } = spawnSync(process.execPath, [join(harness, 'gate.mjs'), ours, calls, ...GATE], {
    stdio: 'inherit',
    env: withFlags,
  });
  process.exit(status ?? 1);
}

const runtimes = [
  { name: 'floor by hand', adapter: join(harness, 'adapter-floor.mjs') },
  { name: 'AYBIZA', adapter: ours },
];
if (isInstalled('@livekit/agents'))
  runtimes.push({ name: '@livekit/agents', adapter: join(harness, 'adapter-livekit.mjs') });
else console.error('@livekit/agents is not installed in PEER_DEPS: it is left out.');

/** @type {Map<string, Record<string, any>[]>} */
const runs = new Map(runtimes.map(({ name }) => [name, []]));
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const { name, adapter } of runtimes) runs.get(name)?.push(runOnce(harness, adapter));
}
const floor = runs.get('floor by hand') ?? [];
const rows = runtimes.map(({ name }) => {
  const all = runs.get(name) ?? [];
  const of = (/** @type {(figures: Record<string, any>) => number} */ figure, from = all) => median(from.map(figure));
  const shown = (/** @type {number} */ value) => (Number.isNaN(value) ? '-' : round(value));
  const cpu = of((run) => run.cpuMsPerCallSecond);
  return {
    runtime: name,
    'CPU ms/call-s': round(cpu),
    '× floor': round(cpu / of((run) => run.cpuMsPerCallSecond, floor)),
    'idle CPU': round(of((run) => run.idleCpuMsPerCallSecond)),
    'added p50 ms': round(of((run) => run.added.p50)),
    'p99 ms': round(of((run) => run.added.p99)),
    'clear p50 ms': shown(of((run) => run.barge.p50 ?? Number.NaN)),
    'p99 ms ': shown(of((run) => run.barge.p99 ?? Number.NaN)),
    'turns, barge-ins missed': all.reduce((sum, { missed, barge }) => sum + missed + barge.of - barge.n, 0),
    'KiB/idle call': round(of((run) => run.kbPerIdleCall)),
    'KiB/busy call': round(of((run) => run.kbPerBusyCall)),
    'base MB': round(of((run) => run.basePssMb)),
    'cold start ms': round(of((run) => run.coldMs)),
  };
});
console.log(`${describeMachine()}; ${calls} calls, ${seconds} s, median of ${values.runs} runs\n`);
printRows(rows);
