import { createHash } from 'node:crypto';

/** Scripts that stand in the page itself; those with a `src` come from where the guide does. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Lets a page run its own scripts and load from nowhere but where it came from. Their hashes are in the page, so that whoever serves the guide
 * needs to know nothing about it.
 */
export function withContentPolicy(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`,
    // Code is coloured by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Behind the character set, which must come first, and before every script.
  return html.replace(
    /<meta charset="utf-8">/i,
    `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}
