import { LivePage } from '../../../features/live/index.ts';

export const metadata = { title: 'Live' };

export default function Page() {
  return <LivePage />;
}
