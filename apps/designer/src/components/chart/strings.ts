import { defineStrings } from '../../language/strings.ts';

export const chartStrings = defineStrings('chart', {
  table: 'Table and file',
  tableOf: (title: string) => `: ${title}`,
  file: 'Download CSV',
  keys: 'Arrow keys move along the chart.',
  calls: 'Show these calls',
});
