import type { Clock } from '@aybiza/foundation/clock';
import type { LanguageModel } from '../llm/port.ts';
import { ProviderError } from '../provider-error.ts';
import type { SpeechToText } from '../stt/port.ts';
import type { TextToSpeech } from '../tts/port.ts';
import { authTokensOf, type OwnAccounts, type Vendor } from './account.ts';
import { Shelf } from './shelf.ts';
import { stockOf } from './stock.ts';
import type { SuppliesOptions } from './supplies.ts';
import { createTelephone } from './telephone.ts';
import type { TriedPart, TryOutcome } from './tried-part.ts';

export interface TryOptions extends SuppliesOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Long enough for a service that is far away and cold. */
const PATIENCE_MS = 8_000;

/** Tries an account with one cheap request for each thing that calls would use it for, by the adapters that calls use. Never rejects. */
export async function tryAccount(vendor: Vendor, accounts: OwnAccounts, options: TryOptions): Promise<TriedPart[]> {
  const { clock, addresses } = options;
  const { twilio, mail } = accounts;
  if (vendor === 'twilio' && twilio !== undefined) {
    const { accountSid } = twilio.settings;
    const authTokens = authTokensOf(twilio.secret);
    const telephone = createTelephone({ clock, accountSid, authTokens, baseUrl: addresses?.twilio });
    const tried = await timed('account', options, async () => (await telephone.open()).checkAccount());
    await telephone.close();
    return [tried];
  }
  if (vendor === 'mail' && mail !== undefined) {
    const { openMailer } = await import('./open-mailer.ts');
    return [await timed('account', options, async () => openMailer(mail, options).check())];
  }
  return tryShelf({ [vendor]: accounts[vendor] }, options);
}

async function tryShelf(accounts: OwnAccounts, options: TryOptions): Promise<TriedPart[]> {
  let shelf: Shelf;
  try {
    shelf = new Shelf(stockOf(accounts, options), options.clock);
  } catch {
    return [{ part: 'account', outcome: 'addressRefused', ms: 0 }];
  }
  const [stt, tts, model, secondModel] = [
    shelf.recogniser('deepgram') ?? shelf.recogniser('transcribe'),
    shelf.voice('deepgram') ?? shelf.voice('polly') ?? shelf.voice('openAiVoice'),
    shelf.model('bedrock') ?? shelf.model('anthropic') ?? shelf.model('openAiModel'),
    shelf.model('bedrockFallback'),
  ];
  const tries = [
    stt && timed('recogniser', options, async (signal) => hear(await stt, signal)),
    tts && timed('voice', options, async (signal) => speak(await tts, signal)),
    model && timed('model', options, async (signal) => think(await model, signal)),
    secondModel && timed('secondModel', options, async (signal) => think(await secondModel, signal)),
  ];
  const tried = await Promise.all(tries);
  await shelf.close();
  return tried.filter((part) => part !== undefined);
}

async function timed(
  part: TriedPart['part'],
  { clock, signal }: TryOptions,
  run: (signal: AbortSignal) => Promise<void>,
): Promise<TriedPart> {
  const startedAt = clock.monotonic();
  const own = new AbortController();
  const outcome = await new Promise<TryOutcome>((resolve) => {
    const cancel = clock.after(PATIENCE_MS, () => resolve('unreachable'));
    run(AbortSignal.any([signal, own.signal]))
      .then(
        () => resolve('works'),
        (error: unknown) => resolve(toOutcome(error, part)),
      )
      .finally(cancel);
  });
  own.abort();
  return { part, outcome, ms: Math.round(clock.monotonic() - startedAt) };
}

/** Opened is enough: the key was looked at. */
function hear(stt: SpeechToText, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = stt.open({
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      language: 'en-US',
      profile: 'open',
      keyterms: [],
      signal,
      onEvent: (event) => {
        if (event.type === 'opened') resolve();
        if (event.type === 'failed') reject(event.error);
      },
    });
    // A tenth of a second of silence: some services answer only once there is sound.
    stream.write(new Uint8Array(800).fill(0xff));
  });
}

function speak(tts: TextToSpeech, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = tts.open({
      voice: 'aura-2-thalia-en',
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      signal,
      onEvent: (event) => {
        if (event.type === 'audio') resolve();
        if (event.type === 'failed') reject(event.error);
      },
    });
    stream.speak('try', 'Yes.');
  });
}

async function think(model: LanguageModel, signal: AbortSignal): Promise<void> {
  await model.converse(
    {
      system: 'Answer with one word.',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Say yes.' }] }],
      maxTokens: 16,
    },
    { signal },
  );
}

/** The names of errors that say that the key is right and the account may not do this (AWS: common errors). */
const NOT_ALLOWED = new Set(['AccessDeniedException', 'AccessDenied', 'PermissionDeniedError']);

/** What a failure of a vendor means for whoever pays for the account. */
export function toOutcome(error: unknown, part: TriedPart['part']): TryOutcome {
  if (!(error instanceof ProviderError)) return isRefusedAddress(error) ? 'addressRefused' : 'failed';
  if (isRefusedAddress(error.cause)) return 'addressRefused';
  const isModel = part === 'model' || part === 'secondModel';
  switch (error.providerCode) {
    case 'PROVIDER_UNAUTHORIZED':
      return NOT_ALLOWED.has(nameOf(error.cause)) ? 'notAllowed' : 'wrongKey';
    case 'PROVIDER_UNREACHABLE':
    case 'PROVIDER_TIMEOUT':
      return 'unreachable';
    case 'PROVIDER_INVALID_REQUEST':
      return isModel ? 'modelNotAvailable' : 'failed';
    case 'PROVIDER_QUOTA_EXCEEDED':
      return 'noCredit';
    case 'PROVIDER_THROTTLED':
    case 'PROVIDER_UNAVAILABLE':
      return 'busy';
    // It answered, if not with a whole sentence: sixteen tokens may be too few for one.
    case 'PROVIDER_INCOMPLETE_REPLY':
      return 'works';
    default:
      return 'failed';
  }
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : '';
}

/** By its code: whoever guards addresses is not known here. */
function isRefusedAddress(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ADDRESS_REFUSED';
}
