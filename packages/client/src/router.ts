// Types only: nothing of the server is in the package. Building it puts `declareRouter`'s text here instead, which needs no workspace.
export type { AppRouter as AybizaRouter } from '@aybiza/api';
