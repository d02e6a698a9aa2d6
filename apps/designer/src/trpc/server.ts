import { type Api, type ApiOptions, createApi, type Equipment, type InstalledMail } from '@aybiza/api';
import { type Env, getEnv } from '../env.ts';

declare global {
  // In development a changed file is loaded anew; the connections of the file before must not be left behind.
  var aybizaApi: Api | undefined;
}

/** The one API of this process. */
export function getApi(): Api {
  globalThis.aybizaApi ??= openApi(getEnv());
  return globalThis.aybizaApi;
}

function openApi(env: Env): Api {
  return createApi({
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    baseUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.DESIGNER_PORT}`,
    voiceUrl: env.VOICE_WS_URL,
    secret: env.AUTH_SECRET,
    previousSecret: env.AUTH_SECRET_PREVIOUS,
    recordings: env,
    telemetry: env,
    equipment: equipmentOf(env),
    vendors: env,
    mail: mailOf(env),
    singleSignOn: singleSignOnOf(env),
    vendorAllowPrivate: env.VENDOR_ALLOW_PRIVATE,
    requestAllowPrivate: env.REQUEST_ALLOW_PRIVATE,
    ownHosts: env.OWN_HOSTS,
  });
}

/** Who sends e-mails where a workspace has no mail server of its own. */
function mailOf({ PRACTICE_PARTS: parts, SMTP_SERVER: server }: Env): InstalledMail {
  if (parts.includes('mail')) return 'practice';
  return server === undefined ? 'none' : 'real';
}

function singleSignOnOf(env: Env): ApiOptions['singleSignOn'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME, domains: env.OIDC_DOMAINS };
}

function equipmentOf({ PRACTICE_PARTS: parts }: Env): Equipment {
  const kind = (part: keyof Equipment) => (parts.includes(part) ? 'practice' : 'real');
  return { stt: kind('stt'), tts: kind('tts'), llm: kind('llm'), phone: kind('phone') };
}
