// Takes PDF files and web pages apart, in a thread that may be ended at any moment: what strangers send can ask for any time and memory.
// Plain JavaScript: a worker thread of Node 20 loads no TypeScript.
import { parentPort, workerData } from 'node:worker_threads';

const { kind, bytes, limits } = workerData;

/** A line in letters so much larger than the others' is a heading. */
const HEADING_SIZE = 1.2;
const MAX_HEADING_LENGTH = 120;
/** Lines that are further apart, in heights of a line, belong to different paragraphs. */
const PARAGRAPH_GAP = 1.7;

class Unreadable extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function readPdf() {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(bytes, {
    disableFontFace: true,
    isEvalSupported: false,
    maxImageSize: 1024 * 1024,
    useSystemFonts: false,
    verbosity: 0,
  }).catch((error) => {
    throw new Unreadable(error?.name === 'PasswordException' ? 'ENCRYPTED' : 'DAMAGED');
  });
  if (pdf.numPages > limits.pages) throw new Unreadable('TOO_MANY_PAGES');
  const pages = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch(() => undefined); // one broken page spoils no others
    if (page === undefined) continue;
    const { items } = await page.getTextContent().catch(() => ({ items: [] }));
    const lines = linesOf(items);
    length += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (length > limits.letters) throw new Unreadable('TOO_MANY_PASSAGES');
    pages.push({ number, lines });
    page.cleanup();
  }
  if (pdf.numPages > 0 && pages.length === 0) throw new Unreadable('DAMAGED');
  return blocksOf(pages);
}

/** The pieces of a page as lines: what stands at one height, from where it begins. */
function linesOf(items) {
  const lines = [];
  let line;
  for (const { str, hasEOL, transform, height } of items) {
    if (typeof str !== 'string') continue;
    if (str.trim() !== '') {
      const y = transform[5];
      if (line === undefined || Math.abs(line.y - y) > Math.max(2, line.size / 2)) {
        line = { text: '', y, size: 0 };
        lines.push(line);
      }
      line.size = Math.max(line.size, height);
    }
    if (line !== undefined) line.text += str;
    if (hasEOL && line !== undefined && !line.text.endsWith(' ')) line.text += ' ';
  }
  return lines
    .map(({ text, ...rest }) => ({ ...rest, text: text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

function blocksOf(pages) {
  const sizes = pages.flatMap(({ lines }) => lines.map(({ size }) => size)).sort((left, right) => left - right);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const large = [...new Set(sizes.filter((size) => size > usual * HEADING_SIZE).map(Math.round))].reverse();
  const blocks = [];
  for (const { number, lines } of pages) {
    let before;
    for (const { text, y, size } of lines) {
      const isHeading = size > usual * HEADING_SIZE && text.length <= MAX_HEADING_LENGTH && /\p{L}/u.test(text);
      const last = blocks.at(-1);
      const goesOn =
        before !== undefined && before.isHeading === isHeading && Math.abs(before.y - y) <= size * PARAGRAPH_GAP;
      if (isHeading && goesOn) last.text += ` ${text}`;
      else if (isHeading) blocks.push({ heading: Math.max(1, large.indexOf(Math.round(size)) + 1), text });
      else if (goesOn) last.text = joinLines(last.text, text);
      else blocks.push({ text, page: number });
      before = { y, isHeading };
    }
  }
  return { blocks };
}

/** A word that was divided at the end of a line is one again. */
function joinLines(before, after) {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
}

const BLOCKS = new Set(
  'p,div,section,article,main,li,ul,ol,dl,dt,dd,blockquote,pre,table,tr,td,th,br,hr,figure,figcaption,address,header,footer,h1,h2,h3,h4,h5,h6'.split(
    ',',
  ),
);
const SILENT = new Set('script,style,noscript,template,svg,iframe,form,button,select,nav'.split(','));

async function readPage() {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  const { document } = parseHTML(bytes);
  const title = document.querySelector('title')?.textContent?.trim() ?? '';
  const language = document.documentElement?.getAttribute('lang') ?? '';
  const scripts = document.querySelectorAll('script').length;
  // Headings that are links to themselves, and the like, are worth keeping; what stands on every page of a site is not.
  const whole = document.body ?? document.documentElement;
  const plain = whole === null ? [] : blocksIn(whole.cloneNode(true));
  const article = new Readability(document, { keepClasses: false }).parse();
  const main =
    article === null ? [] : blocksIn(parseHTML(`<html><body>${article.content}</body></html>`).document.body);
  // A page of short paragraphs (prices, opening hours) is no article to Readability, which then keeps little of it.
  const blocks = lengthOf(main) >= lengthOf(plain) / 3 ? main : plain;
  if (lengthOf(plain) > limits.letters) throw new Unreadable('TOO_MANY_PASSAGES');
  if (lengthOf(plain) < limits.leastLetters) throw new Unreadable(scripts > 0 ? 'NEEDS_SCRIPT' : 'NO_TEXT');
  return { blocks, title, language };
}

function lengthOf(blocks) {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function blocksIn(root) {
  const blocks = [];
  let text = '';
  const end = () => {
    const said = text.replace(/\s+/g, ' ').trim();
    if (said !== '') blocks.push({ text: said });
    text = '';
  };
  // By hand, not by recursion: a page may be nested a million levels deep.
  const open = [{ node: root, isEntered: false }];
  while (open.length > 0) {
    const at = open.pop();
    const { node, isEntered } = at;
    if (node.nodeType === 3) {
      text += node.textContent;
      continue;
    }
    const name = node.localName ?? '';
    if (node.nodeType !== 1 || SILENT.has(name)) continue;
    const isCell = name === 'td' || name === 'th';
    if (isEntered) {
      if (isCell) text += ' · ';
      else if (/^h[1-6]$/.test(name)) {
        const said = text.replace(/\s+/g, ' ').trim();
        if (said !== '') blocks.push({ heading: Number(name[1]), text: said });
        text = '';
      } else end();
      if (name === 'tr') trimRow(blocks);
      continue;
    }
    if (BLOCKS.has(name)) {
      if (!isCell) end();
      open.push({ node, isEntered: true });
    } else text += ' ';
    for (const child of [...node.childNodes].reverse()) open.push({ node: child, isEntered: false });
  }
  end();
  return blocks;
}

function trimRow(blocks) {
  const last = blocks.at(-1);
  if (last !== undefined) last.text = last.text.replace(/(?: ·)+$/, '');
}

try {
  parentPort.postMessage({ read: kind === 'pdf' ? await readPdf() : await readPage() });
} catch (error) {
  parentPort.postMessage({ failure: error instanceof Unreadable ? error.code : 'DAMAGED' });
}
