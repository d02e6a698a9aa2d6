import { AlertsPage } from '../../../features/alerts/index.ts';

export const metadata = { title: 'Alerts' };

export default function Page() {
  return <AlertsPage />;
}
