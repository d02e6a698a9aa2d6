/** One element of a document, without what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly in it. */
  text: string;
  readonly depth: number;
}

const MAX_ELEMENTS = 200;
const NAME = '[A-Za-z][A-Za-z0-9]*';
const TOKEN = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})="([^"<]*)"`, 'g');

/**
 * The elements of a TwiML document in their order; undefined for what is not well-formed, or is more than TwiML needs: comments, CDATA,
 * entities of its own and processing instructions are refused, since whoever reads them otherwise would see another document than we do.
 */
export function readElements(document: string): readonly XmlElement[] | undefined {
  const start = /^\s*(?:<\?xml version="1\.0"(?: encoding="UTF-8")?\?>)?\s*/i.exec(document)?.[0].length ?? 0;
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  let at = start;
  while (at < document.length) {
    if (document[at] !== '<') {
      const end = document.indexOf('<', at);
      const text = document.slice(at, end === -1 ? undefined : end);
      const within = open.at(-1);
      const read = decode(text);
      if (read === undefined || (within === undefined && text.trim() !== '')) return undefined;
      if (within !== undefined) within.text += read;
      at += text.length;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(document);
    if (token === null) return undefined;
    const [all, closes, name = '', written = '', isEmpty] = token;
    at += all.length;
    if (closes !== '') {
      if (isEmpty !== '' || written !== '' || open.pop()?.name !== name) return undefined;
      continue;
    }
    const attributes = readAttributes(written);
    // One root, and nothing behind it.
    if (attributes === undefined || (open.length === 0 && elements.length > 0)) return undefined;
    const element: XmlElement = { name, attributes, text: '', depth: open.length };
    if (elements.push(element) > MAX_ELEMENTS) return undefined;
    if (isEmpty === '') open.push(element);
  }
  return open.length === 0 && elements.length > 0 ? elements : undefined;
}

function readAttributes(written: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    const read = decode(value);
    if (read === undefined || name in attributes) return undefined;
    attributes[name] = read;
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undefined when there is an entity that XML itself does not have. */
function decode(text: string): string | undefined {
  let isKnown = true;
  const decoded = text.replace(/&([^;&]{0,10});?/g, (all, name: string) => {
    const known = all.endsWith(';') && Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (known === undefined) isKnown = false;
    return known ?? '';
  });
  return isKnown ? decoded : undefined;
}
