import { AlertsPage } from '../../../features/alerts/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('alerts');

export default function Page() {
  return <AlertsPage />;
}
