export { BackTestPage } from './back-test-page.tsx';
export { DivergenceNotice } from './divergence-notice.tsx';
