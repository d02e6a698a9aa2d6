import { UsagePage } from '../../../features/usage/index.ts';

export const metadata = { title: 'Usage' };

export default function Page() {
  return <UsagePage />;
}
