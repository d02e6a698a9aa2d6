import { MissingPage } from '../features/workspace/index.ts';

export default function NotFound() {
  return <MissingPage />;
}
