import type { CallInstructions } from '../port.ts';

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
  say: ({ text, language }) => document(element('Say', language === undefined ? {} : { language }, escapeXml(text))),
  // Twilio: a <Dial> without `action` goes on with the next verb, however it went.
  sayAndHangUp: ({ text, language, dial }) =>
    document(
      element('Say', language === undefined ? {} : { language }, escapeXml(text)),
      dial === undefined ? '' : element('Dial', { answerOnBridge: 'true' }, element('Number', {}, escapeXml(dial))),
      element('Hangup', {}),
    ),
};

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
