// What is done after calls, while whoever does it is killed again and again: is a job lost, is anything done twice, and how soon does another
// worker go on? Two worker processes, a real database, and receivers that answer slowly enough to be caught in the middle. `redis` kills
// the queue's Redis instead, which writes its append-only file once a second.
// Usage: npm run build && node bench/worker-kills.mjs [calls=200] [kills=20] [postgres|redis-queue|redis]   (six jobs a call; about five minutes)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { copyDatabase, startTestServer } = await import('@aybiza/db/testing/test-server');
const { startRedisServer } = await import('@aybiza/backbone/testing/redis-server');
const { createDb } = await import('@aybiza/db/client');
const { migrateQueue } = await import('@aybiza/jobs');
const { startSandbox } = await import('@aybiza/sandbox/start-sandbox');
const { asOwner } = await import('../apps/worker/src/testing/as-owner.ts');
const { AUTH_SECRET, seedEndedCall } = await import('../apps/worker/src/testing/ended-call.ts');
const { startMailServer } = await import('../apps/worker/src/testing/mail-server.ts');
const { accept, startMessageCompany } = await import('../apps/worker/src/testing/message-company.ts');

const CALLS = readCount(0, { name: 'calls', usual: 200 });
const KILLS = readCount(1, { name: 'kills', usual: 20 });
const VICTIM = process.argv[4] ?? 'postgres';
if (!['postgres', 'redis-queue', 'redis'].includes(VICTIM)) {
  console.error(`The victim is a worker over "postgres" or "redis-queue", or "redis" itself, not "${VICTIM}".`);
  process.exit(2);
}
const GOAL_MS = VICTIM === 'redis' ? 10_000 : 15_000;
const PROGRAM = fileURLToPath(new URL('../apps/worker/dist/main.mjs', import.meta.url));
/** Long enough for work to be at hand again. */
const BETWEEN_KILLS_MS = 3_000;
/** Long enough that a kill meets several in the middle. */
const ANSWER_AFTER_MS = 400;
/** After the last kill, everything is over by then or counts as lost. */
const PATIENCE_MS = 360_000;
const LANE = (hook) => [
  { id: 'sum', kind: 'summary' },
  { id: 'tell', kind: 'webhook', after: ['sum'], data: { url: hook } },
  { id: 'mail', kind: 'email', data: { to: 'desk@example.com', text: 'A call.' } },
  { id: 'text', kind: 'message', data: { text: 'Thank you.' } },
  { id: 'keep', kind: 'contact', data: { consent: 'outcome == "moved"', agreed: 'It is moved.' } },
];
const STEPS = LANE('').length;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes webhooks, and knows which of them their sender did not live to see answered. */
async function startHook() {
  const taken = new Map();
  const cutOff = new Map();
  const takeovers = [];
  let open = 0;
  const server = createServer((request, response) => {
    const id = request.headers['webhook-id'];
    request.resume();
    taken.set(id, (taken.get(id) ?? 0) + 1);
    const since = cutOff.get(id);
    if (since !== undefined) takeovers.push(performance.now() - since);
    cutOff.delete(id);
    open += 1;
    const answer = setTimeout(() => response.writeHead(200).end(), ANSWER_AFTER_MS);
    response.once('close', () => {
      clearTimeout(answer);
      open -= 1;
      if (!response.writableFinished) cutOff.set(id, performance.now());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${server.address().port}`;
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { url: `http://${host}/hook`, host, taken, cutOff, takeovers, isIdle: () => open === 0, close };
}

function startWorker(env) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const ending = [];
const use = (thing, end) => {
  ending.push(() => end(thing));
  return thing;
};

try {
  const server = use(await startTestServer(), (it) => it.stop());
  const place = await copyDatabase(server);
  await migrateQueue({ ownerUrl: place.ownerUrl });
  const db = use(createDb({ url: place.appUrl }), (it) => it.close());
  const sandbox = use(await startSandbox({ fast: true }), (it) => it.close());
  const hook = use(await startHook(), (it) => it.close());
  const mail = use(await startMailServer(), (it) => it.close());
  const company = use(
    await startMessageCompany((_index, response) => setTimeout(() => accept(response), ANSWER_AFTER_MS)),
    (it) => it.close(),
  );
  const folder = use(await mkdtemp(join(tmpdir(), 'aybiza-worker-kills-')), (it) =>
    rm(it, { recursive: true, force: true }),
  );
  let redis = VICTIM === 'postgres' ? undefined : await startRedisServer({ folder });
  ending.push(async () => redis?.stop());
  const env = {
    DATABASE_URL: place.appUrl,
    AUTH_SECRET,
    AYBIZA_DATA_DIR: folder,
    ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    BEDROCK_MODEL_ID: 'practice',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: sandbox.url,
    AWS_ACCESS_KEY_ID: 'practice',
    AWS_SECRET_ACCESS_KEY: 'practice',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_API_URL: company.url,
    SMTP_SERVER: mail.host,
    SMTP_FROM: 'desk@practice.example',
    WEBHOOK_ALLOW_PRIVATE: hook.host,
  };
  const workers = [startWorker(env), startWorker(env)];
  ending.push(() => Promise.all(workers.map((worker) => worker.kill())));

  const first = await seedEndedCall(db, { afterCall: LANE(hook.url) });
  let made = 1;
  const makeCalls = async (until) => {
    for (; made < until; made += 1)
      await seedEndedCall(db, { like: first, call: { from: `+4477009${String(made).padStart(5, '0')}` } });
  };
  await makeCalls(Math.min(CALLS, 4));
  while (hook.taken.size === 0) await pause(100);

  for (let round = 0; round < KILLS; round += 1) {
    await makeCalls(Math.ceil((CALLS * (round + 1)) / KILLS));
    const since = performance.now();
    // Each kill by itself: what the one before cut off is with another worker, and something is being told.
    do await pause(BETWEEN_KILLS_MS);
    while ((hook.cutOff.size > 0 || hook.isIdle()) && performance.now() - since < 2 * GOAL_MS);
    if (redis !== undefined && VICTIM === 'redis') {
      await redis.kill();
      redis = await startRedisServer({ folder, port: Number(new URL(redis.url).port) });
    } else {
      await workers[round % 2].kill();
      workers[round % 2] = startWorker(env);
    }
  }
  const lastKill = performance.now();
  const openRows = async () => {
    const [row] = await asOwner(
      place.ownerUrl,
      'SELECT count(*)::int AS open FROM outbox WHERE done_at IS NULL AND dead_at IS NULL',
    );
    return row.open;
  };
  while ((await openRows()) > 0 && performance.now() - lastKill < PATIENCE_MS) await pause(500);
  const overMs = performance.now() - lastKill;

  const steps = await asOwner(
    place.ownerUrl,
    `SELECT kind, status, coalesce(last_error, '') AS error, count(*)::int AS count FROM after_call_step
     GROUP BY kind, status, last_error ORDER BY kind, status`,
  );
  const [{ jobs }] = await asOwner(place.ownerUrl, 'SELECT count(*)::int AS jobs FROM outbox');
  const [{ contacts }] = await asOwner(place.ownerUrl, 'SELECT count(*)::int AS contacts FROM contact');
  const countOf = (list) => list.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map());
  const messages = countOf(company.asked.map(({ To }) => To));
  const mails = countOf(mail.received.map(({ messageId }) => messageId));
  const isEnded = ({ kind, status }) => status === 'done' || (kind === 'message' && status === 'unknown');
  const ended = steps.filter(isEnded).reduce((sum, { count }) => sum + count, 0);
  const lost = CALLS * STEPS - ended + (await openRows());
  const slowest = Math.max(0, ...hook.takeovers);

  console.log(`${describeMachine()}; ${CALLS} calls, ${jobs} jobs, ${KILLS} kills (${VICTIM})`);
  printRows(steps);
  const said = [...messages.values()].filter((count) => count > 1).length;
  const checks = [
    ['steps or jobs lost', lost, lost === 0],
    ['text messages sent twice', said, said === 0],
    ['contacts', contacts, contacts === CALLS],
    ['webhooks, by id', hook.taken.size, hook.taken.size === CALLS],
    ['… asked again under the same id', [...hook.taken.values()].filter((count) => count > 1).length, true],
    ['e-mails, by id', mails.size, mails.size === CALLS],
    ['… sent again under the same id', mail.received.length - mails.size, true],
    ['webhooks cut off and taken over', hook.takeovers.length, hook.takeovers.length > 0 || VICTIM === 'redis'],
    ['takeover p50, s', round(percentile(hook.takeovers, 0.5) / 1000, 1), true],
    ['takeover worst, s', round(slowest / 1000, 1), slowest <= GOAL_MS],
    ['over after the last kill, s', round(overMs / 1000, 1), overMs < PATIENCE_MS],
  ];
  printRows(checks.map(([what, count, isGood]) => ({ what, count, '': isGood ? '' : 'FAIL' })));
  process.exitCode = checks.every(([, , isGood]) => isGood) ? 0 : 1;
} finally {
  for (const end of ending.reverse()) await end();
}
