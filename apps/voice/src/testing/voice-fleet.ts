import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@aybiza/foundation/testing/free-port';
import type { Sandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { askedAgain } from '../routes/ask-again.ts';
import { type Holdings, inspectProcess } from './inspect-process.ts';
import { SURVIVAL_NUMBER } from './survival-line.ts';

const APP = fileURLToPath(new URL('../..', import.meta.url));
const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
/** Tests may share two cores. */
const START_TIMEOUT_MS = 60_000;

/** One voice process, as a machine of an installation would run it. */
export interface VoiceProcess {
  readonly pid: number;
  readonly port: number;
  /** Everything it has logged. */
  readonly log: () => string;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly gone: Promise<number | null>;
  /** Its figures. */
  metric(name: string): Promise<number>;
  /** What it holds after it has thrown away all it can; only of a fleet whose processes are inspected. */
  holdings(): Promise<Holdings>;
}

export interface VoiceFleet {
  /** Starts one more; resolves when it is ready. */
  start(env?: Readonly<Record<string, string>>): Promise<VoiceProcess>;
  /** Where Twilio reaches the fleet: what balances sends connections to the first process on the list that takes them. */
  readonly publicUrl: string;
  /** What its tokens are signed with. */
  readonly secret: string;
  /** As a balancer's health check would: it gets no new connections. */
  takeOut(process: VoiceProcess): void;
  /** As a network that vanished: nothing passes on connections that are open, and it gets no new ones. */
  cut(process: VoiceProcess): void;
  /** The opposite of `takeOut`. */
  putIn(process: VoiceProcess): void;
  phone(options?: {
    from?: string;
    to?: string;
    dial?: Record<string, 'answer' | 'busy'>;
    ringMs?: number;
    keptMs?: number;
  }): TwilioCall;
  /** The same, known to the sandbox's REST interface, so that it can be redirected there. Gives its sid. */
  phoneByRest(script: readonly object[]): Promise<string>;
  /** Kills every process, frozen ones too; the fleet can start others. */
  end(): Promise<void>;
  close(): Promise<void>;
}

export interface VoiceFleetOptions {
  readonly databaseUrl: string;
  readonly sandbox: Sandbox;
  /** What flows may ask. */
  readonly allowPrivate: string;
  /** Program and arguments that run the voice app; by default its source. */
  readonly program?: readonly string[];
  /** Its processes can be looked into: see `holdings`. */
  readonly isInspected?: boolean;
}

/** Several voice processes behind one address, on one database, with the sandbox's vendors. */
export async function startVoiceFleet(options: VoiceFleetOptions): Promise<VoiceFleet> {
  const { sandbox } = options;
  const authToken = randomBytes(16).toString('hex');
  const secret = randomBytes(32).toString('hex');
  const folders: string[] = [];
  const ports: number[] = [];
  const running = new Map<VoiceProcess, ChildProcess>();
  const balancer = await startBalancer(() => ports);
  const publicUrl = `http://127.0.0.1:${balancer.port}`;
  // As the number's address is to be given to Twilio: see the README.
  const voiceUrl = askedAgain(`${publicUrl}/twilio/voice`);

  function takeOut({ port }: VoiceProcess): void {
    const at = ports.indexOf(port);
    if (at >= 0) ports.splice(at, 1);
  }

  async function end(): Promise<void> {
    ports.length = 0;
    for (const [voice, child] of running) {
      child.kill('SIGKILL');
      await voice.gone;
    }
  }

  async function start(env: Readonly<Record<string, string>> = {}): Promise<VoiceProcess> {
    const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-voice-'));
    folders.push(dataDir);
    const port = await freePort();
    const debuggerPort = options.isInspected === true ? await freePort() : null;
    const flags = debuggerPort === null ? [] : [`--inspect=127.0.0.1:${debuggerPort}`];
    const { program = ['--import', 'tsx', 'src/main.ts'] } = options;
    const child = spawn(process.execPath, [...flags, ...program], {
      cwd: APP,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: options.databaseUrl,
        AUTH_SECRET: secret,
        VOICE_PORT: String(port),
        PUBLIC_URL: publicUrl,
        TWILIO_ACCOUNT_SID: ACCOUNT_SID,
        TWILIO_AUTH_TOKEN: authToken,
        TWILIO_API_URL: sandbox.url,
        DEEPGRAM_API_KEY: 'practice',
        DEEPGRAM_URL: sandbox.url.replace('http', 'ws'),
        BEDROCK_MODEL_ID: 'practice',
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: sandbox.url,
        AYBIZA_DATA_DIR: dataDir,
        REQUEST_ALLOW_PRIVATE: options.allowPrivate,
        ...env,
      },
    });
    const voice = toVoiceProcess(child, { port, debuggerPort });
    running.set(voice, child);
    void voice.gone.then(() => running.delete(voice));
    await untilReady(voice);
    ports.push(port);
    return voice;
  }

  return {
    start,
    publicUrl,
    secret,
    takeOut,
    cut(voice) {
      takeOut(voice);
      balancer.cut(voice.port);
    },
    putIn: ({ port }) => {
      ports.push(port);
    },
    phone: (call = {}) =>
      sandbox.phone({
        accountSid: ACCOUNT_SID,
        authToken,
        from: '+447700900456',
        to: SURVIVAL_NUMBER,
        instructions: { url: voiceUrl, method: 'POST' },
        statusCallback: { action: { url: `${publicUrl}/twilio/status`, method: 'POST' }, events: ['completed'] },
        ...call,
      }),
    async phoneByRest(script) {
      const call = {
        accountSid: ACCOUNT_SID,
        authToken,
        from: '+447700900456',
        to: SURVIVAL_NUMBER,
        webhookUrl: voiceUrl,
        statusCallbackUrl: `${publicUrl}/twilio/status`,
        script,
      };
      const response = await fetch(`${sandbox.url}/sandbox/calls`, { method: 'POST', body: JSON.stringify(call) });
      const text = await response.text();
      const sid = /CA[0-9a-f]{32}/.exec(text)?.[0];
      if (sid === undefined) throw new Error(`the sandbox placed no call: ${text}`);
      return sid;
    },
    end,
    async close() {
      await end();
      await balancer.close();
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

function toVoiceProcess(
  child: ChildProcess,
  { port, debuggerPort }: { port: number; debuggerPort: number | null },
): VoiceProcess {
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  const gone = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
  return {
    pid: child.pid ?? 0,
    port,
    log: () => log,
    gone,
    signal: (name) => child.kill(name),
    async metric(name) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const value = new RegExp(`^${name} (\\d+(?:\\.\\d+)?)$`, 'm').exec(text)?.[1];
      if (value === undefined) throw new Error(`there is no figure ${name} in\n${text}`);
      return Number(value);
    },
    async holdings() {
      if (debuggerPort === null) throw new Error('the fleet was not started to be inspected');
      return inspectProcess(debuggerPort);
    },
  };
}

async function untilReady({ port, log, gone }: VoiceProcess): Promise<void> {
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  const until = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < until && !isGone) {
    const response = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`the voice process is not ready. It logged:\n${log()}`);
}

interface Balancer {
  readonly port: number;
  /** Connections to that port stay open, and nothing comes through. */
  cut(port: number): void;
  close(): Promise<void>;
}

/** TCP to the first port that takes the connection. */
async function startBalancer(ports: () => readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const isCut = new Set<number>();
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => sockets.delete(client));
    passOn(client, [...ports()], isCut);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return {
    port: address.port,
    cut: (port) => void isCut.add(port),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(client: Socket, [port, ...others]: readonly number[], isCut: ReadonlySet<number>): void {
  if (port === undefined) {
    client.destroy();
    return;
  }
  const upstream = connect(port, '127.0.0.1');
  const tryNext = () => passOn(client, others, isCut);
  upstream.once('error', tryNext);
  upstream.once('connect', () => {
    upstream.off('error', tryNext);
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    // A network that vanished does not tell that somebody has gone, either.
    client.on('close', () => {
      if (!isCut.has(port)) upstream.destroy();
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      from.on('data', (bytes) => {
        if (!isCut.has(port)) to.write(bytes);
      });
  });
}
