import { readElements } from './read-elements.ts';

export const MAX_DOCUMENT_BYTES = 64 * 1024;

interface Places {
  /** Scheme and host of the region that answered. */
  readonly regionUrl: string;
  /** Of the edge. */
  readonly publicUrl: string;
}

/**
 * May this be told to Twilio? Undefined when it may: else in a word or two what is wrong. Sound goes to the host of the region that
 * answered and nowhere else, and Twilio is sent on to the edge only, so that a region that is lost is not asked for ever.
 */
export function findFault(document: string, { regionUrl, publicUrl }: Places): string | undefined {
  const elements = readElements(document);
  if (elements === undefined) return 'not well-formed';
  if (elements[0]?.name !== 'Response') return 'no Response';
  for (const { name, attributes, text } of elements) {
    for (const [attribute, value] of Object.entries(attributes)) {
      if (name === 'Stream' && attribute === 'url') {
        if (!isOf(value, regionUrl.replace(/^http/, 'ws'))) return 'sound goes elsewhere';
      } else if (isAddress(value) && !isOf(value, publicUrl)) return 'leads elsewhere';
    }
    if (name === 'Stream' && attributes.url === undefined) return 'a stream to nowhere';
    if ((name === 'Redirect' || name === 'Play') && !isOf(text.trim(), publicUrl)) return 'leads elsewhere';
  }
  return undefined;
}

function isAddress(value: string): boolean {
  return /^\s*(?:(?:https?|wss?):|\/\/)/i.test(value);
}

/** Not only begins with it: `https://edge.example.evil.org` does, too. */
function isOf(address: string, origin: string): boolean {
  return !/[\s\\@]/.test(address) && address.startsWith(`${origin}/`);
}
