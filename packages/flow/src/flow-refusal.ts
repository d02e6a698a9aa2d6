/** Why a document is no flow, in words for whoever brought it. */
export interface FlowRefusal {
  readonly code: 'NOT_A_FLOW' | 'NEWER_VERSION';
  readonly message: string;
  /** Where in the document, with what is wrong there; at most 50. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}
