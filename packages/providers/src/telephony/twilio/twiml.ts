import type { CallInstructions } from '../port.ts';

/** How long somebody who was briefed may take to press a key. */
const KEY_SECONDS = 6;
/**
 * What the voice that `<Say>` has without being told speaks; of several regions the first counts for all that are not here. With a
 * language that a voice does not have, Twilio may say nothing at all (Twilio: TwiML `<Say>`, "invalid combination of voice and language").
 */
const SPOKEN = [
  ...['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'de-DE', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'it-IT', 'nl-NL'],
  ...['pt-PT', 'pt-BR', 'ca-ES', 'da-DK', 'fi-FI', 'nb-NO', 'pl-PL', 'ru-RU', 'sv-SE', 'ja-JP', 'ko-KR'],
  ...['zh-CN', 'zh-HK', 'zh-TW'],
];

/** How a flow names a queue. */
const QUEUE = 'queue:';

/** Builds TwiML; every value is escaped, since names and numbers come from outside. */
export const twiml: CallInstructions = {
  contentType: 'text/xml',
  connectStream({ streamUrl, actionUrl, redirectUrl, parameters }) {
    const values = Object.entries(parameters).map(([name, value]) => element('Parameter', { name, value }));
    const stream = element('Stream', { url: streamUrl }, values.join(''));
    return document(
      element('Connect', { action: actionUrl, method: 'POST' }, stream),
      element('Redirect', { method: 'POST' }, escapeXml(redirectUrl)),
    );
  },
  dial({ to, actionUrl, callerId, ringSeconds = 30, briefingUrl, announcement }) {
    const said = announcement === undefined ? '' : element('Say', {}, escapeXml(announcement));
    if (to.startsWith(QUEUE)) {
      const queue = escapeXml(to.slice(QUEUE.length));
      return document(said, element('Enqueue', { action: actionUrl, method: 'POST' }, queue));
    }
    const briefing = briefingUrl === undefined ? {} : { url: briefingUrl, method: 'POST' };
    const isSip = /^sips?:/.test(to);
    const attributes = {
      action: actionUrl,
      method: 'POST',
      answerOnBridge: 'true',
      timeout: String(ringSeconds),
      ...(callerId === undefined ? {} : { callerId }),
    };
    return document(said, element('Dial', attributes, element(isSip ? 'Sip' : 'Number', briefing, escapeXml(to))));
  },
  hangUp: () => document(element('Hangup', {})),
  brief({ sentences, language, askUrl }) {
    const said = sentences
      .map((text) => element('Say', { language: voiceLanguage(language) }, escapeXml(text)))
      .join('');
    if (askUrl === undefined) return document(said);
    const keys = { input: 'dtmf', numDigits: '1', timeout: String(KEY_SECONDS), action: askUrl, method: 'POST' };
    // Said twice: whoever picks up rarely hears the first words. Without a key the next verb runs.
    return document(element('Gather', keys, said), element('Gather', keys, said), element('Hangup', {}));
  },
  // Twilio: a whisper that is over without hanging up joins both.
  putThrough: () => document(),
  // Twilio: a <Dial> without `action` goes on with the next verb, however it went.
  sayAndHangUp: ({ text, language, dial }) =>
    document(
      element('Say', language === undefined ? {} : { language: voiceLanguage(language) }, escapeXml(text)),
      dial === undefined ? '' : element('Dial', { answerOnBridge: 'true' }, element('Number', {}, escapeXml(dial))),
      element('Hangup', {}),
    ),
};

/** @param language BCP 47. One that Twilio does not speak stays as it is: its voice is the installation's to choose. */
function voiceLanguage(language: string): string {
  const tag = language.replace('_', '-').toLowerCase();
  const [primary] = tag.split('-', 1);
  const isSame = (spoken: string) => spoken.toLowerCase() === tag;
  return SPOKEN.find(isSame) ?? SPOKEN.find((spoken) => spoken.startsWith(`${primary}-`)) ?? language;
}

function document(...verbs: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs.join(''))}`;
}

/** @param content finished XML. */
function element(name: string, attributes: Readonly<Record<string, string>>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const head = `${name}${written.join('')}`;
  return content === '' ? `<${head}/>` : `<${head}>${content}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no form at all for most control characters, nor for halves of characters: they are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
