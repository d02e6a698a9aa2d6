export { countryOptions } from './country-options.ts';
export { NumbersPage } from './numbers-page.tsx';
