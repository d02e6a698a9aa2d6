export { UnsavedKeeper } from './unsaved-keeper.ts';
export { createUnsavedStore, type UnsavedStore } from './unsaved-store.ts';
export { useFindPerson } from './use-find-person.ts';
