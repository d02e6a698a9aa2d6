/** `build-widget`: the widget's files, to where the designer serves them. */
import { join } from 'node:path';
import { ROOT } from '../start/settings.ts';
import { bundleWidget } from './bundle-widget.ts';

await bundleWidget(join(ROOT, 'apps/designer/public/widget'));
