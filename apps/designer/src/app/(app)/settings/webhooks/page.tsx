import { WebhooksPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Webhooks' };

export default function Page() {
  return <WebhooksPanel />;
}
