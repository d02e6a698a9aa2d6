// Somebody opens as many connections as this machine can, without a right signature, first from one address and then from 5,000: what share
// of the voice process's core do they cost, and what do calls under way and new ones hear of it? One built process on a core of its own; each
// 127.x.y.z is somebody else. The floor: the same calls without them. Linux.
// Usage: npm run build && node bench/refused-upgrades.mjs [seconds=20] [calls=5] [addresses=5000]
import { execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows } from './lib/stats.mjs';

const AT_ONCE = 200;
const GOAL_SHARE = 0.15;
const UPGRADE = Buffer.from(
  'GET /twilio/media/ws_1 HTTP/1.1\r\nHost: voice.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: bm90IHRoZSByaWdodCBvbmUgYXQg\r\n\r\n',
);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

if (process.argv.includes('--attack')) attack();
else await measure();

/** In a process of its own: connects, asks, and when it is refused does so again, until it is told to stop. */
function attack() {
  const [port, addresses] = process.argv.slice(-2).map(Number);
  let tries = 0;
  let answered = 0;
  const once = () => {
    const turn = tries++ % addresses;
    const localAddress = addresses === 1 ? '127.66.0.1' : `127.66.${turn >> 8}.${turn & 255}`;
    const socket = connect({ host: '127.0.0.1', port, localAddress });
    socket.on('error', () => undefined);
    socket.once('data', () => (answered += 1));
    socket.once('close', once);
    socket.end(UPGRADE);
  };
  for (let index = 0; index < AT_ONCE; index += 1) once();
  process.once('message', () => process.send({ tries, answered }, () => process.exit(0)));
}

async function measure() {
  const { startVoiceWorld } = await import('./lib/voice-world.mjs');
  const { endlessFlow, ENDLESS_NUMBER } = await import('../apps/voice/src/testing/endless-line.ts');
  const { publishLine } = await import('../apps/voice/src/testing/publish-line.ts');
  const seconds = readCount(0, { name: 'seconds', usual: 20 });
  const count = readCount(1, { name: 'calls', usual: 5 });
  const addresses = readCount(2, { name: 'addresses', usual: 5_000 });
  const [ours, theirs] = availableParallelism() > 1 ? ['1', '0'] : ['0', '0'];
  execFileSync('taskset', ['-cp', ours, String(process.pid)]);
  const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'] });
  try {
    await publishLine(world.db, { number: ENDLESS_NUMBER, flow: endlessFlow('the line'), slug: 'endless' });
    // No machine here is a proxy.
    const voice = await world.fleet.start({ PROXY_NETWORKS: '203.0.113.0/24', LOG_LEVEL: 'warn' });
    execFileSync('taskset', ['-acp', theirs, String(voice.pid)]);
    const rows = [];
    let idle = 0;
    for (const [what, from] of [
      ['nobody', 0],
      ['one address', 1],
      [`${addresses} addresses`, addresses],
    ]) {
      const flood = from === 0 ? undefined : startFlood(voice.port, from);
      await pause(1_000);
      const cpuBefore = cpuSeconds(voice.pid);
      const startedAt = performance.now();
      const calls = Array.from({ length: count }, (_value, index) =>
        live(world.fleet.phone({ from: `+44770090${String(1000 + index)}`, to: ENDLESS_NUMBER }), seconds),
      );
      const results = await Promise.all(calls);
      const took = (performance.now() - startedAt) / 1_000;
      const share = (cpuSeconds(voice.pid) - cpuBefore) / took;
      if (from === 0) idle = share;
      const { tries = 0, answered = 0 } = (await flood?.stop()) ?? {};
      const perSecond = tries / (took + 1);
      const times = results.flatMap(({ answerTimes }) => answerTimes.map(({ latencyMs }) => latencyMs));
      const added = share - idle;
      rows.push({
        'who attacks': what,
        'connections a second': Math.round(perSecond),
        'answered a second': Math.round(answered / (took + 1)),
        'share of the core': share.toFixed(3),
        'of it the refused': `${added.toFixed(3)}${from > 0 && added > GOAL_SHARE ? ' (missed)' : ''}`,
        'µs for each': from === 0 ? '-' : ((added / perSecond) * 1e6).toFixed(1),
        'calls that were fine': `${results.filter(({ isFine }) => isFine).length} of ${count}`,
        'answers p50 / p99, ms': `${percentile(times, 0.5)} / ${percentile(times, 0.99)}`,
        'gaps in the sound': results.reduce((sum, { gaps }) => sum + gaps, 0),
      });
    }
    console.error(describeMachine());
    console.error(`goal: at most ${GOAL_SHARE} of the core for those that are refused, and every call fine`);
    printRows(rows);
    if (rows.some((row) => row['calls that were fine'] !== `${count} of ${count}`)) process.exitCode = 1;
  } finally {
    await world.close();
  }
}

function startFlood(port, addresses) {
  const child = fork(new URL(import.meta.url), ['--attack', String(port), String(addresses)]);
  return {
    stop: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('stop');
      }),
  };
}

/** Talks until its time is up. */
async function live(call, seconds) {
  const until = performance.now() + seconds * 1_000;
  let isFine = true;
  try {
    do {
      await call.agentFinished({ quietMs: 300, timeoutMs: 30_000 });
      await call.say('tea');
    } while (performance.now() < until && !call.isOver);
    isFine = !call.isOver;
  } catch {
    isFine = false;
  }
  call.hangUp();
  const { answerTimes, underruns } = await call.ended;
  return { isFine, answerTimes, gaps: underruns.count };
}

/** Seconds of a core that a process has used. Linux: /proc/<pid>/stat, fields 14 and 15, in hundredths. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
