import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppPlan } from './app-process.ts';
import type { Secrets } from './secrets.ts';
import { ROOT, type Settings } from './settings.ts';

const ALL_APPS = ['sandbox', 'voice', 'worker', 'designer'] as const;
export type AppName = (typeof ALL_APPS)[number];

/** Our apps, in the order in which they are shown. */
export const APP_NAMES = ALL_APPS.filter((name) =>
  ['src/main.ts', 'src/app'].some((entry) => existsSync(join(ROOT, 'apps', name, entry))),
);

/** Where each app listens on 127.0.0.1. */
export type Ports = Readonly<Record<AppName, number>>;

/** What the apps' environments are made of. */
export interface World {
  settings: Settings;
  secrets: Secrets;
  ports: Ports;
  /** The app role's URL. */
  databaseUrl: string;
  development: boolean;
}

/** How to run each app so that they find each other, with practice equipment wherever no vendor's account was given. */
export function planApps(world: World): Record<AppName, AppPlan> {
  const { settings, secrets, ports, databaseUrl } = world;
  const origin = (host: string) => `http://${host}:${ports.designer}`;
  const shared = {
    NODE_ENV: world.development ? 'development' : 'production',
    AYBIZA_DATA_DIR: settings.AYBIZA_DATA_DIR,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: settings.AUTH_SECRET ?? secrets.authSecret,
    VOICE_WS_URL: settings.VOICE_WS_URL ?? `ws://127.0.0.1:${ports.voice}`,
    PRACTICE_PARTS: listPractice(settings).join(','),
    ...practiceVendors(world),
  };
  const plan = (name: AppName, own: Record<string, string>): AppPlan => ({
    name,
    args: programOf(name, world),
    cwd: join(ROOT, 'apps', name),
    env: { ...process.env, ...shared, ...own },
    healthUrl: `http://127.0.0.1:${ports[name]}/health`,
  });
  return {
    // The stand-ins of the vendors have no business with ours: neither database nor secrets.
    sandbox: { ...plan('sandbox', {}), env: { ...process.env, SANDBOX_PORT: String(ports.sandbox) } },
    voice: plan('voice', {
      VOICE_PORT: String(ports.voice),
      DESIGNER_ORIGINS: [origin('127.0.0.1'), origin('localhost'), ...(settings.DESIGNER_ORIGINS ?? [])].join(','),
      PUBLIC_URL: settings.PUBLIC_URL ?? `http://127.0.0.1:${ports.voice}`,
    }),
    worker: plan('worker', {
      WORKER_PORT: String(ports.worker),
      WEBHOOK_ALLOW_PRIVATE: settings.WEBHOOK_ALLOW_PRIVATE,
    }),
    designer: plan('designer', { DESIGNER_PORT: String(ports.designer), NEXT_TELEMETRY_DISABLED: '1' }),
  };
}

/** What the sandbox stands in for, in the words of `PRACTICE_PARTS`. */
export function listPractice(settings: Settings): string[] {
  const speech = settings.DEEPGRAM_API_KEY === undefined ? ['stt', 'tts'] : [];
  const model = settings.BEDROCK_MODEL_ID === undefined ? ['llm'] : [];
  const phone = settings.TWILIO_AUTH_TOKEN === undefined ? ['phone'] : [];
  return [...speech, ...model, ...phone];
}

function practiceVendors({ settings, secrets, ports }: World): Record<string, string> {
  const practice = new Set(listPractice(settings));
  const host = `127.0.0.1:${ports.sandbox}`;
  return {
    ...(practice.has('stt') ? { DEEPGRAM_API_KEY: 'practice', DEEPGRAM_URL: `ws://${host}` } : {}),
    ...(practice.has('llm')
      ? {
          BEDROCK_MODEL_ID: 'practice',
          AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://${host}`,
          AWS_REGION: settings.AWS_REGION,
          AWS_ACCESS_KEY_ID: 'practice',
          AWS_SECRET_ACCESS_KEY: 'practice',
          // An empty profile keeps the SDK from preferring somebody's real one.
          AWS_PROFILE: '',
        }
      : {}),
    ...(practice.has('phone')
      ? { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: secrets.practiceTwilioAuthToken }
      : {}),
  };
}

function programOf(name: AppName, { development, ports }: World): string[] {
  if (name === 'designer') {
    const next = join(ROOT, 'node_modules/next/dist/bin/next');
    return [next, development ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(ports.designer)];
  }
  if (!development) return ['--enable-source-maps', `dist/main.mjs`];
  return [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'src/main.ts'];
}
