import type { Block } from './block.ts';

/** A text with its paragraphs; with `isMarkdown`, its headings are headings and its marks are gone. */
export function readText(text: string, isMarkdown: boolean): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let isCode = false;
  const end = () => {
    const paragraph = lines.join('\n').trim();
    if (paragraph !== '') blocks.push({ text: isMarkdown ? withoutMarks(paragraph) : paragraph });
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (isMarkdown && /^\s{0,3}(```|~~~)/.test(line)) {
      isCode = !isCode;
      continue;
    }
    const [, marks, heading] = (isMarkdown && !isCode ? /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) : null) ?? [];
    const underline = isMarkdown && !isCode && lines.length === 1 ? /^(=+|-+)\s*$/.exec(line) : null;
    if (marks !== undefined && heading !== undefined) {
      end();
      if (heading !== '') blocks.push({ heading: marks.length, text: withoutMarks(heading) });
    } else if (underline !== null) {
      blocks.push({ heading: underline[1]?.startsWith('=') === true ? 1 : 2, text: withoutMarks(lines[0] ?? '') });
      lines = [];
    } else if (line.trim() === '') end();
    else lines.push(line);
  }
  end();
  return blocks;
}

/** Links keep their words, emphasis and code their content; a voice reads no marks. */
function withoutMarks(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s{0,3}>\s?/gm, '')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)\*(?!\w)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .trim();
}
