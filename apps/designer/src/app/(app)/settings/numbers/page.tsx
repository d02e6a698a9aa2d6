import { NumbersPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Phone numbers' };

export default function Page() {
  return <NumbersPanel />;
}
