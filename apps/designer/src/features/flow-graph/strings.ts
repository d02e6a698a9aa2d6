import { defineStrings, type WordsOf } from '../../language/strings.ts';
import type { CommentCount, ProblemCount } from './graph-layers.ts';

const untaken = 'No scenario takes this wire';

function problems({ errors, warnings }: ProblemCount): string {
  const parts = [
    errors === 0 ? '' : errors === 1 ? '1 error' : `${errors} errors`,
    warnings === 0 ? '' : warnings === 1 ? '1 warning' : `${warnings} warnings`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Every word that the drawing itself says. */
export const graphStrings = defineStrings('graph', {
  canvas: 'Flow',
  problems,
  comments: ({ open, calls }: CommentCount) =>
    `${open === 1 ? '1 comment' : `${open} comments`}${calls ? ', you are mentioned' : ''}`,
  port: (label: string, wired: boolean) => (wired ? `${label}: wired` : `${label}: leads nowhere yet`),
  wire: ({ from, port, to }: { from: string; port: string; to: string }, isTaken: boolean) =>
    [`Wire from “${from}”`, port === '' ? '' : ` by “${port}”`, ` to “${to}”`, isTaken ? '' : `. ${untaken}`].join(''),
  nothingChosen: 'Nothing chosen',
  untaken,
  insert: 'Add a step on this wire',
  changes: { added: 'New', removed: 'Gone', changed: 'Changed', moved: 'Moved' },
  here: 'The caller is here',
  collapse: 'Collapse the group',
  expand: 'Open the group',
  inside: (number: number) => (number === 1 ? '1 step inside' : `${number} steps inside`),
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  minimap: 'Overview',
  variables: 'Variables',
  cardText: 'Text on the card',
  cardName: 'Name of the step',
  writes: (name: string) => `${name} is writing`,
});

export type GraphWords = WordsOf<typeof graphStrings>;
