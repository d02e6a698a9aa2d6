import { type NextRequest, NextResponse } from 'next/server';
import { type Env, getEnv } from './env.ts';

/**
 * Gives every page its own nonce, so that no script runs which we did not write into it. Nothing is authorised here: that is done in each
 * procedure and again in the database.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, getEnv());
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // Each page is somebody's, whatever its address looks like (`/agents/x.css`): no edge keeps it for others.
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|worklets/|widget/|widget\\.js|guide/|health|ready).*)'] };

function contentPolicy(nonce: string, env: Env): string {
  // React's development build evaluates code to show where an error came from.
  const evaluate = env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  // Calls go over a socket, and what is heard in the editor comes over HTTP.
  const voice = new URL(env.VOICE_WS_URL).origin;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${evaluate}`,
    // The canvas places its cards by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${voice} ${voice.replace(/^ws/, 'http')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
