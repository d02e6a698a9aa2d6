import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

const HOSTILE = [
  'a\r\n{"level":50,"msg":"forged"}',
  '\u001b[2J\u001b[31mred\u001b]0;title\u0007',
  '"},{"level":60',
  '\u2028\u2029\u0085\u0000\u007f',
  '\\"',
  '\ud800 half a letter',
];

/** The lines that are written while a logger is used. */
function linesOf(use: (log: ReturnType<typeof createLogger>) => void): string[] {
  let written = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  use(createLogger({ name: 'test', destination }));
  return written.split('\n').filter((line) => line !== '');
}

it.each(HOSTILE)('check 120: whatever a field says, it stays one line of JSON that no terminal obeys: %j', (text) => {
  const lines = linesOf((log) => log.info({ [text]: text, error: new Error(text), deep: { text } }, text));
  expect(lines).toHaveLength(1);
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ level: 30, name: 'test', deep: {} });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
  expect(line).not.toMatch(/[\u0000-\u001f\u0080-\u009f]/);
});

it('keeps what people said, typed or are to itself, wherever it stands', () => {
  const [line = ''] = linesOf((log) => log.info({ personal: 'Ann', call: { personal: { said: 'Ann' } } }, 'said'));
  expect(line).not.toContain('Ann');
  expect(line).toContain('[personal]');
});
