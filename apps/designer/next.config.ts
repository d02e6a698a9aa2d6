import { join } from 'node:path';
import type { NextConfig } from 'next';

/** Whatever a page is, it is not for frames, not for guessing at and not for telling others where people came from. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/**
 * Also of what is refused before a handler of ours is asked: an edge may keep a 404 or 405 by its own judgement, and give it to whoever may see what is
 * there. Only for what does not say so itself: this wins over what a handler says, and streams also say `no-transform`.
 */
const notKept = [{ key: 'Cache-Control', value: 'private, no-store' }];

/** What the pages of others load: the widget's script, what it loads later, and the worklets of a call. */
const forOtherSites = [
  { key: 'Access-Control-Allow-Origin', value: '*' },
  { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
  // Asked again soon, and answered without its body while it is the same (ETag).
  { key: 'Cache-Control', value: 'public, max-age=300, stale-while-revalidate=86400' },
];

/** Files of the guide that have another name whenever they say something else. What else it may do stands in its pages. */
const named = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // There are no pictures to make smaller, and so no handler that fetches addresses for whoever asks.
  images: { unoptimized: true },
  // Our packages are TypeScript as it is written; Next compiles them with the app.
  transpilePackages: [
    '@aybiza/api',
    '@aybiza/auth',
    '@aybiza/backbone',
    '@aybiza/browser-call',
    '@aybiza/call-log',
    '@aybiza/call-protocol',
    '@aybiza/measures',
    '@aybiza/db',
    '@aybiza/dialogue',
    '@aybiza/flow',
    '@aybiza/flow-writer',
    '@aybiza/foundation',
    '@aybiza/importers',
    '@aybiza/providers',
    '@aybiza/safe-fetch',
    '@aybiza/scenarios',
    '@aybiza/statechart',
    '@aybiza/storage',
    '@aybiza/widget',
  ],
  // Loaded from node_modules as they are: they find files of theirs at run time.
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'ioredis',
    'pino',
    'undici',
    'better-auth',
    '@modelcontextprotocol/sdk',
    // One copy for all pages: its types know each other by their constructors.
    'yjs',
    'y-protocols',
    'lib0',
    '@hocuspocus/server',
    'ws',
  ],
  turbopack: { root: join(import.meta.dirname, '../..') },
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/api/:room(auth|uploads|widgets)/:path*', headers: notKept },
    { source: '/:folder(widget|worklets)/:file', headers: forOtherSites },
    { source: '/widget.js', headers: forOtherSites },
    { source: '/guide/assets/:path*', headers: named },
  ],
  redirects: async () => [{ source: '/guide', destination: '/guide/index.html', permanent: false }],
  rewrites: async () => [{ source: '/widget.js', destination: '/widget/widget.js' }],
};

export default config;
