import { LivePage } from '../../../features/live/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('live');

export default function Page() {
  return <LivePage />;
}
