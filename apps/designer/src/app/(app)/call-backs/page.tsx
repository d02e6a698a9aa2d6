import { CallBacksPage } from '../../../features/call-backs/index.ts';

export const metadata = { title: 'Call-backs' };

export default function Page() {
  return <CallBacksPage />;
}
