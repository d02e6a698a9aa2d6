// More phone calls than one voice process can carry: are new ones told so, while those under way notice nothing? One built process
// on a core of its own; calls come one after the other until it refuses, then half as many again keep being offered for a while.
// On a quiet machine with two cores the callers need most of the other one: their own load is printed, and above 80 % nothing counts.
// Usage: npm run build && node bench/overload.mjs [seconds=60] [callsASecond=4]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';
import { startVoiceWorld } from './lib/voice-world.mjs';

const { endlessFlow, ENDLESS_NUMBER } = await import('../apps/voice/src/testing/endless-line.ts');
const { publishLine } = await import('../apps/voice/src/testing/publish-line.ts');

const SECONDS = readCount(0, { name: 'seconds', usual: 60 });
const A_SECOND = readCount(1, { name: 'callsASecond', usual: 4 });
const MOST_CALLS = 1_200;
const GOALS = { p99Ratio: 1.25, overload: 1.5 };
const MOST_OF_CALLERS = 0.8;
/** How long a process that was full counts as full, whoever left it in between. */
const WINDOW_MS = 2_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Talks until it is told to stop. */
class Caller {
  constructor(world, index) {
    this.call = world.fleet.phone({ from: `+4477009${String(index).padStart(5, '0')}`, to: ENDLESS_NUMBER, keptMs: 0 });
    this.isWanted = true;
    this.over = this.#live().catch((error) => {
      if (!this.call.isOver) this.failure = error.message;
      this.call.hangUp();
    });
  }

  get wasTaken() {
    return this.call.events.some(({ type }) => type === 'streamStarted');
  }

  async #live() {
    while (this.isWanted && !this.call.isOver) {
      await this.call.agentFinished({ quietMs: 300, timeoutMs: 30_000 });
      if (this.isWanted) await this.call.say('tea');
    }
    this.call.hangUp();
  }

  async end() {
    this.isWanted = false;
    this.call.hangUp();
    await this.over;
    return this.call.ended;
  }
}

/** Seconds of a core that a process has used. Linux: /proc/<pid>/stat, fields 14 and 15, in hundredths. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const [ours, theirs] = availableParallelism() > 1 ? ['1', '0'] : ['0', '0'];
execFileSync('taskset', ['-cp', ours, String(process.pid)]);
const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'] });
try {
  await publishLine(world.db, { number: ENDLESS_NUMBER, flow: endlessFlow('the line'), slug: 'endless' });
  const voice = await world.fleet.start({ MAX_CALLS: String(MOST_CALLS) });
  execFileSync('taskset', ['-acp', theirs, String(voice.pid)]);
  const callers = [];
  const offer = () => callers.push(new Caller(world, callers.length));
  const up = () => callers.filter(({ call, wasTaken }) => wasTaken && !call.isOver).length;

  const begunAt = Date.now();
  while (callers.length < MOST_CALLS && !callers.some(({ call, wasTaken }) => call.isOver && !wasTaken)) {
    offer();
    await pause(1_000 / A_SECOND);
  }
  const capacity = up();
  const load = Number(
    /^aybiza_event_loop_utilisation (.+)$/m.exec(
      await (await fetch(`http://127.0.0.1:${voice.port}/metrics`)).text(),
    )?.[1],
  );
  console.error(
    `full with ${capacity} calls at ${round(load)} of its core, after ${round((Date.now() - begunAt) / 1000)} s`,
  );
  const veterans = callers.filter(({ call }) => !call.isOver);

  const cpuBefore = cpuSeconds(voice.pid);
  const atFull = Date.now();
  const loopAtFull = performance.eventLoopUtilization();
  const before = callers.length;
  // As many as would make it half as many again, over and over: whoever is refused calls again.
  while (Date.now() - atFull < SECONDS * 1_000) {
    if (callers.filter(({ call }) => !call.isOver).length < capacity * GOALS.overload) offer();
    await pause(Math.min(1_000 / A_SECOND, 100));
  }
  const cpu = (cpuSeconds(voice.pid) - cpuBefore) / ((Date.now() - atFull) / 1_000);
  const callersLoad = performance.eventLoopUtilization(performance.eventLoopUtilization(), loopAtFull).utilization;
  const offered = callers.slice(before);
  const results = await Promise.all(callers.map((caller) => caller.end()));

  const answers = (from, to) =>
    veterans.flatMap((caller) => {
      if (caller.failure !== undefined) return [];
      const answeredAt = caller.call.events.find(({ type }) => type === 'answered')?.at ?? 0;
      return results[callers.indexOf(caller)].answerTimes
        .filter(({ heardStartMs }) => answeredAt + heardStartMs >= from && answeredAt + heardStartMs < to)
        .map(({ latencyMs }) => latencyMs);
    });
  const quiet = answers(0, atFull - WINDOW_MS);
  const crowded = answers(atFull, Number.POSITIVE_INFINITY);
  const refused = offered.filter(({ wasTaken }) => !wasTaken).length;
  const lost = veterans.filter(({ failure }) => failure !== undefined).length;
  const underruns = results.reduce((sum, each) => sum + each.underruns.count, 0);
  const ratio = percentile(crowded, 0.99) / percentile(quiet, 0.99);
  const rows = [
    { what: 'calls when it was full', value: capacity, goal: '-', isMet: true },
    { what: 'share of its core while more came', value: cpu.toFixed(2), goal: '-', isMet: true },
    {
      what: 'answers on the way up p50 / p99, ms',
      value: `${percentile(quiet, 0.5)} / ${percentile(quiet, 0.99)}`,
      goal: '-',
      isMet: true,
    },
    {
      what: 'answers while more came p50 / p99, ms',
      value: `${percentile(crowded, 0.5)} / ${percentile(crowded, 0.99)}`,
      goal: '-',
      isMet: true,
    },
    {
      what: 'p99 of calls under way, crowded / before',
      value: ratio.toFixed(2),
      goal: `≤ ${GOALS.p99Ratio}`,
      isMet: ratio <= GOALS.p99Ratio,
    },
    {
      what: 'calls refused of those offered',
      value: `${refused} of ${offered.length}`,
      goal: '> 0',
      isMet: refused > 0,
    },
    { what: 'calls under way that were lost', value: lost, goal: 0, isMet: lost === 0 },
    { what: 'gaps in the sound', value: underruns, goal: 0, isMet: underruns === 0 },
    {
      what: "the callers' own load",
      value: callersLoad.toFixed(2),
      goal: `≤ ${MOST_OF_CALLERS}`,
      isMet: callersLoad <= MOST_OF_CALLERS,
    },
  ];
  console.log(describeMachine());
  printRows(rows.map(({ isMet, ...row }) => ({ ...row, '': isMet ? 'pass' : 'FAIL' })));
  process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
} finally {
  await world.close();
}
