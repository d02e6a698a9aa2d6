export { FailureNotice, FailurePage, MissingPage } from './failure-page.tsx';
export { FormDialog } from './form-dialog.tsx';
export { MissingNotice } from './missing-notice.tsx';
export { Page } from './page.tsx';
export { Panel } from './panel.tsx';
export { Loading, QueryState, RetryNotice } from './query-state.tsx';
export { useAddress } from './use-address.ts';
export { WorkspaceFrame } from './workspace-frame.tsx';
