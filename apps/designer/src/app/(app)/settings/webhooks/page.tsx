import { WebhooksPanel } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('webhooks');

export default function Page() {
  return <WebhooksPanel />;
}
