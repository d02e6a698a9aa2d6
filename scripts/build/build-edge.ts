/** `build-edge`: the Worker, to where wrangler finds it. */
import { join } from 'node:path';
import { ROOT } from '../start/settings.ts';
import { bundleEdge } from './bundle-edge.ts';

await bundleEdge(join(ROOT, 'apps/edge/dist'));
