import { CallsPage } from '../../../features/calls/index.ts';

export const metadata = { title: 'Calls' };

export default function Page() {
  return <CallsPage />;
}
