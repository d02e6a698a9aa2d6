import type { WidgetId } from '@aybiza/foundation/ids';
import type { ApiServices } from '../context.ts';

/** What a business writes into its pages, and what a strict page must allow: our script and its worklets, our door, and the voice server. */
export function embedOf(id: WidgetId, { baseUrl, voiceUrl }: Pick<ApiServices, 'baseUrl' | 'voiceUrl'>) {
  const { origin } = new URL(baseUrl);
  return {
    tag: `<script src="${origin}/widget.js" data-widget="${id}" async></script>`,
    contentPolicy: `script-src ${origin}; connect-src ${origin} ${new URL(voiceUrl).origin}`,
  };
}
