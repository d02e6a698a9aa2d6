import { AfterCallPage } from '../../../features/after-call/index.ts';

export const metadata = { title: 'After call' };

export default function Page() {
  return <AfterCallPage />;
}
