import { NumbersPage } from '../../../features/numbers/index.ts';

export const metadata = { title: 'Numbers' };

export default function Page() {
  return <NumbersPage />;
}
