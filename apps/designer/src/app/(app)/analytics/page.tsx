import { AnalyticsPage } from '../../../features/analytics/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('analytics');

export default function Page() {
  return <AnalyticsPage />;
}
