import { useEffect } from 'react';
import { useEditorState } from '../editor-context.tsx';
import { type Approval, useApproval } from './approval-source.ts';

/** Longer than a pause in writing and the save behind it take. */
const LOOK_AFTER_MS = 2_500;

/** Whose word publishing takes. What was asked for is outdated by an edit, whoever makes it, and counts again when that is taken back. */
export function useApprovalOfDraft(): Approval | null {
  const { approval, look } = useApproval();
  const flow = useEditorState((state) => state.flow);
  const status = approval?.request?.status;
  const dependsOnDraft = status === 'open' || status === 'approved' || status === 'outdated';
  // The server: it compares what was asked for with the draft, once that is saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow may be another answer
  useEffect(() => {
    if (!dependsOnDraft) return;
    // What could not be fetched is fetched after the next edit, or when the dialog opens.
    const timer = setTimeout(() => void look().catch(() => undefined), LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [flow, dependsOnDraft, look]);
  return approval;
}
