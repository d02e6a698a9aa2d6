/** Letters of one document that an agent answers from. */
export const MAX_DOCUMENT_LENGTH = 100_000;
