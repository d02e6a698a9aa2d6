export type { SaveResult } from './autosave.ts';
export type { PublishResult } from './dialogs/publish-dialog.tsx';
export { EditorPage, type TestCallWish } from './editor-page.tsx';
export { arrangeFlow } from './layout/arrange-flow.ts';
export type { LiveDraft } from './live/live-draft.ts';
export { nodeCards } from './node-kinds/cards.ts';
export type { FlowSource } from './subflows/flow-library.ts';
export type { VersionSource } from './versions/version-source.ts';
export type { WritingSource } from './writing/writing-source.ts';
