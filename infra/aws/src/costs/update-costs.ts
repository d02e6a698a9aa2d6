// `npm run costs --workspace infra/aws`: brings the tables of docs/operators/aws.md to what the prices and the usage say.
import { writeCostsOfPage } from './cost-page.ts';

writeCostsOfPage();
