import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createApiKeySecret, hashApiKey } from '@aybiza/auth/api-key-secret';
import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const NOT_TEXT = /\.(png|wav|ico|woff2?|pdf|docx|ogg|raw|ulaw)$/;
/** Looks like secrets and opens nothing: addresses that tests refuse, Amazon's own example, a database that only this machine reaches. */
const HARMLESS =
  /https?:\/\/(user|me):(pass|secret)@(api\.)?(example\.com|93\.184\.216\.34)|EXAMPLEKEY|@(127\.0\.0\.1|database):5432\/aybiza/;
/** Each call of the library costs more than reading a file. */
const FILES_AT_ONCE = 150;

/** Secrets of others by the patterns of their vendors, and keys of ours by their checksum. */
async function findSecrets(text: string): Promise<{ at: number; what: string }[]> {
  const { messages } = await lintSource({
    source: { filePath: 'all.txt', content: text, ext: '.txt', contentType: 'text' },
    options: { config: { rules: [{ id: 'recommended', rule: recommended }] }, noPhysicFilePath: true },
  });
  const own = [...text.matchAll(/aybiza_live_\w+/g)].filter(([key]) => hashApiKey(key) !== undefined);
  return [
    ...messages.map(({ message, range }) => ({ at: range[0], what: message })),
    ...own.map(({ index }) => ({ at: index, what: 'a key of ours' })),
  ].filter(({ what }) => !HARMLESS.test(what));
}

async function listFiles(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-z'], { cwd: ROOT, maxBuffer: 2 ** 24 });
  return stdout.split('\0').filter((file) => file !== '' && !NOT_TEXT.test(file) && file !== 'package-lock.json');
}

describe('check 143: the repository', () => {
  it('holds no secret', async () => {
    const files = await listFiles();
    expect(files.length).toBeGreaterThan(1_000);
    const found: string[] = [];
    for (let first = 0; first < files.length; first += FILES_AT_ONCE) {
      const some = files.slice(first, first + FILES_AT_ONCE);
      const texts = await Promise.all(
        some.map(async (file) => `${file}\n${await readFile(join(ROOT, file), 'utf8')}\n`),
      );
      for (const { at, what } of await findSecrets(texts.join(''))) {
        const file = texts.findIndex((_, index) => texts.slice(0, index + 1).join('').length > at);
        found.push(`${some[file]}: ${what}`);
      }
    }
    expect(found).toEqual([]);
  });

  // Put together here, so that they are not in this file.
  it.each([
    [
      'a private key',
      `${'-----BEGIN RSA'} PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA7'.repeat(20)}\n${'-----END RSA'} PRIVATE KEY-----`,
    ],
    ['a token of GitHub', ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_')],
    ['a key of Amazon', `aws_secret_access_key = ${'abcdefghij0123456789'.repeat(2)}`],
    ['a database with its password', ['postgresql', '//admin:s3cretp4ss@db.example.com/app'].join(':')],
    ['a key of ours', createApiKeySecret().text],
  ])('would be found to hold %s', async (_what, text) => {
    expect(await findSecrets(`{"note":1}\n${text}\n`)).not.toEqual([]);
  });
});
