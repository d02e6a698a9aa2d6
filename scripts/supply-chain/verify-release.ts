/**
 * `npm run release:verify -- <repository> <version> <digest> <attestations.jsonl> <trusted-root.jsonl>`: was this digest built by the release workflow of
 * that repository at the tag of that version? The two files are what `gh attestation download` and `gh attestation trusted-root` write.
 */
import { readFile } from 'node:fs/promises';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import { runCommand } from '../operate/run-command.ts';
import { findForgery } from './verify-attestation.ts';

await runCommand(async ([repository = '', version = '', digest = '', attestations = '', roots = '']) => {
  const expected = {
    repository,
    ref: `refs/tags/${version}`,
    workflow: '.github/workflows/release.yml',
    digest: digest.replace(/^sha256:/, ''),
  };
  const trusted = (await readLines(roots)).map((root) => toTrustMaterial(TrustedRoot.fromJSON(root)));
  const found = await readLines(attestations);
  const wrong = found.flatMap((one) => {
    const each = trusted.map((trust) => findForgery(one, expected, trust));
    return each.includes(undefined) ? [] : [each.join('; ')];
  });
  if (found.length > wrong.length)
    return `${digest} was built by the release workflow of ${repository} at ${version}.\n`;
  const why = found.length === 0 ? 'it has no attestation' : wrong.join('\n');
  throw new Error(`${digest} is not what the release workflow of ${repository} built at ${version}: ${why}`);
});

async function readLines(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}
