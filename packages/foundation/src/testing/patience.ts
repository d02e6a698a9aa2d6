/** Ms that anything may take which a test is not about: a busy machine makes no correct test fail. */
export const PATIENCE_MS = 60_000;
