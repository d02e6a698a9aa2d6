import type { KnowledgeFailure } from '@aybiza/db/knowledge-documents';
import { AppError } from '@aybiza/foundation/errors';

/** A document that cannot be read as it is; trying again brings the same. */
export class Unreadable extends AppError {
  readonly failure: KnowledgeFailure;

  constructor(failure: KnowledgeFailure, cause?: unknown) {
    super('a document cannot be read', { code: failure, retryable: false, expose: false, cause });
    this.failure = failure;
  }
}

export function unreadable(failure: KnowledgeFailure, cause?: unknown): Unreadable {
  return new Unreadable(failure, cause);
}
