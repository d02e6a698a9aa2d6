import { AnalyticsPage } from '../../../features/analytics/index.ts';

export const metadata = { title: 'Analytics' };

export default function Page() {
  return <AnalyticsPage />;
}
