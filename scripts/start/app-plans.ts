import { join } from 'node:path';
import type { AppPlan } from './app-process.ts';
import type { Secrets } from './secrets.ts';
import { ROOT, type Settings } from './settings.ts';
import { VOICE_FLAGS } from './voice-flags.mjs';

/** Our apps, in the order in which they are shown. */
export const APP_NAMES = ['sandbox', 'voice', 'worker', 'designer'] as const;
export type AppName = (typeof APP_NAMES)[number];

/** Where each app listens on 127.0.0.1. */
export type Ports = Readonly<Record<AppName | 'mail', number>>;

/** What the apps' environments are made of. */
export interface World {
  settings: Settings;
  secrets: Secrets;
  ports: Ports;
  /** The app role's URL. */
  databaseUrl: string;
  /** Of a Redis that was started for it; otherwise, the environment says. */
  redisUrl?: string | undefined;
  development: boolean;
  /** The folder below which a program and what it reads are at the places that they have in the repository. */
  folderOf(app: AppName): string;
}

/** How to run each app so that they find each other, with practice equipment wherever no vendor's account was given. */
export function planApps(world: World): Record<AppName, AppPlan> {
  const { settings, secrets, ports, databaseUrl, redisUrl } = world;
  const practice = listPractice(settings);
  const shared = {
    AYBIZA_DATA_DIR: settings.AYBIZA_DATA_DIR,
    DATABASE_URL: databaseUrl,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    AUTH_SECRET: settings.AUTH_SECRET ?? secrets.authSecret,
    PRACTICE_PARTS: practice.join(','),
    OWN_HOSTS: ownHosts(settings).join(','),
  };
  const vendors = practiceVendors(world, new Set(practice));
  const plan = (name: AppName, own: NodeJS.ProcessEnv): AppPlan => ({
    name,
    flags: name === 'voice' ? VOICE_FLAGS : [],
    args: programOf(name, world),
    cwd: world.development ? join(ROOT, 'apps', name) : world.folderOf(name),
    env: { ...process.env, NODE_ENV: world.development ? 'development' : 'production', ...own },
    healthUrl: `http://127.0.0.1:${ports[name]}/health`,
  });
  const designerAt = (host: string) => `http://${host}:${ports.designer}`;
  return {
    // Stands for other companies: it has no business with our database and our secrets.
    sandbox: plan('sandbox', {
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_MAIL_PORT: String(ports.mail),
      DATABASE_URL: undefined,
      AUTH_SECRET: undefined,
      AUTH_SECRET_PREVIOUS: undefined,
      EDGE_SECRET: undefined,
    }),
    voice: plan('voice', {
      ...shared,
      ...vendors,
      VOICE_PORT: String(ports.voice),
      PUBLIC_URL: settings.PUBLIC_URL ?? `http://127.0.0.1:${ports.voice}`,
      DESIGNER_ORIGINS: [designerAt('127.0.0.1'), designerAt('localhost'), ...settings.DESIGNER_ORIGINS].join(','),
    }),
    worker: plan('worker', {
      ...shared,
      ...vendors,
      WORKER_PORT: String(ports.worker),
      DESIGNER_URL: settings.DESIGNER_URL ?? designerAt('127.0.0.1'),
    }),
    designer: plan('designer', {
      ...shared,
      ...vendors,
      DESIGNER_PORT: String(ports.designer),
      VOICE_WS_URL: settings.VOICE_WS_URL ?? `ws://127.0.0.1:${ports.voice}`,
      PUBLIC_URL: settings.DESIGNER_URL,
      NEXT_TELEMETRY_DISABLED: '1',
    }),
  };
}

/** The names by which people, browsers and Twilio reach this installation. */
function ownHosts({ OWN_HOSTS, PUBLIC_URL, MEDIA_URL, DESIGNER_URL, VOICE_WS_URL }: Settings): string[] {
  const ours = [PUBLIC_URL, MEDIA_URL, DESIGNER_URL, VOICE_WS_URL].flatMap((url) =>
    url === undefined ? [] : new URL(url).hostname,
  );
  return [...new Set([...OWN_HOSTS, ...ours])];
}

/** What the sandbox stands in for, in the words of `PRACTICE_PARTS`. */
export function listPractice(settings: Settings): string[] {
  const speech = settings.DEEPGRAM_API_KEY === undefined ? ['stt', 'tts'] : [];
  const model = settings.BEDROCK_MODEL_ID === undefined ? ['llm'] : [];
  const phone = settings.TWILIO_AUTH_TOKEN === undefined ? ['phone'] : [];
  const mail = settings.SMTP_SERVER === undefined ? ['mail'] : [];
  return [...speech, ...model, ...phone, ...mail];
}

function practiceVendors({ secrets, ports }: World, practice: ReadonlySet<string>): NodeJS.ProcessEnv {
  const host = `127.0.0.1:${ports.sandbox}`;
  const speech = {
    DEEPGRAM_API_KEY: 'practice',
    DEEPGRAM_URL: `ws://${host}`,
    AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: `http://${host}`,
    AWS_ENDPOINT_URL_POLLY: `http://${host}`,
  };
  const model = {
    BEDROCK_MODEL_ID: 'practice',
    BEDROCK_FALLBACK_MODEL_ID: 'practice-fallback',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://${host}`,
    AWS_REGION: 'us-east-1',
  };
  const phone = {
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: secrets.practiceTwilioAuthToken,
    TWILIO_API_URL: `http://${host}`,
  };
  const mail = { SMTP_SERVER: `127.0.0.1:${ports.mail}`, SMTP_FROM: 'Practice <practice@aybiza.invalid>' };
  return {
    ...(practice.has('stt') ? speech : {}),
    ...(practice.has('llm') ? model : {}),
    ...(practice.has('phone') ? phone : {}),
    ...(practice.has('mail') ? mail : {}),
  };
}

function programOf(name: AppName, { development, ports }: World): string[] {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  if (name !== 'designer')
    return development ? [tsx, 'watch', '--clear-screen=false', 'src/main.ts'] : [`apps/${name}/dist/main.mjs`];
  const port = ['--port', String(ports.designer)];
  return development ? ['server.mjs', ...port, '--dev'] : ['apps/designer/server.mjs', ...port];
}
