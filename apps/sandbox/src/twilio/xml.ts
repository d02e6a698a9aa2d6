import { AppError } from '@aybiza/foundation/errors';

/** Deeper than any TwiML; a bound against a document made to exhaust the stack. */
const MAX_DEPTH = 16;

/** An element of a document: its own text is joined, comments are gone. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
}

interface Scanner {
  source: string;
  at: number;
}

const NAME = /[A-Za-z_][\w.:-]*/y;
const SPACE = /[ \t\r\n]*/y;
const TEXT = /[^<]+/y;
const QUOTED = /"([^"<]*)"|'([^'<]*)'/y;
const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w+);|&/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a well-formed document without a DTD; throws `XML_MALFORMED` with the place otherwise. */
export function parseXml(source: string): XmlElement {
  const scanner: Scanner = { source: source.replace(/^\uFEFF/, ''), at: 0 };
  if (take(scanner, '<?xml')) skipPast(scanner, '?>');
  skipBetween(scanner);
  const root = parseElement(scanner, 0);
  skipBetween(scanner);
  if (scanner.at < scanner.source.length) throw malformed(scanner, 'there is something after the document element');
  return root;
}

function parseElement(scanner: Scanner, depth: number): XmlElement {
  if (depth > MAX_DEPTH) throw malformed(scanner, 'it is nested too deeply');
  expect(scanner, '<');
  const name = read(scanner, NAME);
  if (name === '') throw malformed(scanner, 'an element needs a name');
  const attributes = parseAttributes(scanner);
  if (take(scanner, '/>')) return { name, attributes, children: [], text: '' };
  expect(scanner, '>');
  const { children, text } = parseContent(scanner, name, depth);
  return { name, attributes, children, text };
}

function parseAttributes(scanner: Scanner): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (;;) {
    const spaced = read(scanner, SPACE) !== '';
    const name = read(scanner, NAME);
    if (name === '') return attributes;
    if (!spaced) throw malformed(scanner, 'attributes need a space between them');
    if (name in attributes) throw malformed(scanner, `the attribute ${name} is written twice`);
    read(scanner, SPACE);
    expect(scanner, '=');
    read(scanner, SPACE);
    const quoted = read(scanner, QUOTED);
    if (quoted === '') throw malformed(scanner, `the value of ${name} needs quotes and no "<"`);
    attributes[name] = decode(scanner, quoted.slice(1, -1));
  }
}

function parseContent(scanner: Scanner, name: string, depth: number): Pick<XmlElement, 'children' | 'text'> {
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    text += decode(scanner, read(scanner, TEXT));
    if (take(scanner, '</')) {
      if (read(scanner, NAME) !== name) throw malformed(scanner, `${name} is closed by another name`);
      read(scanner, SPACE);
      expect(scanner, '>');
      return { children, text };
    }
    if (take(scanner, '<!--')) skipPast(scanner, '-->');
    else if (take(scanner, '<![CDATA[')) text += skipPast(scanner, ']]>');
    else if (scanner.at >= scanner.source.length) throw malformed(scanner, `${name} is not closed`);
    else children.push(parseElement(scanner, depth + 1));
  }
}

function skipBetween(scanner: Scanner): void {
  read(scanner, SPACE);
  while (take(scanner, '<!--')) {
    skipPast(scanner, '-->');
    read(scanner, SPACE);
  }
}

function read(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.at;
  const [found = ''] = pattern.exec(scanner.source) ?? [];
  scanner.at += found.length;
  return found;
}

function take(scanner: Scanner, text: string): boolean {
  const found = scanner.source.startsWith(text, scanner.at);
  if (found) scanner.at += text.length;
  return found;
}

function expect(scanner: Scanner, text: string): void {
  if (!take(scanner, text)) throw malformed(scanner, `"${text}" is expected`);
}

function skipPast(scanner: Scanner, end: string): string {
  const found = scanner.source.indexOf(end, scanner.at);
  if (found < 0) throw malformed(scanner, `"${end}" is missing`);
  const skipped = scanner.source.slice(scanner.at, found);
  scanner.at = found + end.length;
  return skipped;
}

function decode(scanner: Scanner, text: string): string {
  return text.replace(REFERENCE, (written) => {
    const character = characterOf(written.slice(1, -1));
    if (character === undefined) throw malformed(scanner, `${written} stands for nothing`);
    return character;
  });
}

/** @param name what stands between "&" and ";". */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

function malformed(scanner: Scanner, reason: string): AppError {
  return new AppError(`at character ${scanner.at}: ${reason}`, {
    code: 'XML_MALFORMED',
    retryable: false,
    expose: true,
  });
}
