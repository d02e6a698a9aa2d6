import type { Flow, Moment, Rule } from '@aybiza/flow';
import type { WordsFor } from '../../../language/strings.ts';
import { nodeName, portName } from '../playback/playback.ts';
import { rulesStrings } from './strings.ts';

/** A piece of a sentence; a name or a number out of the flow stands out. */
export interface SentencePart {
  readonly text: string;
  readonly isName: boolean;
}

const name = (written: string): SentencePart => ({ text: written, isName: true });
const word = (written: string): SentencePart => ({ text: written, isName: false });

/** What a rule demands, as a sentence in the names of the flow. */
export function describeDemand(flow: Flow, demands: Rule['demands'], of: WordsFor): readonly SentencePart[] {
  const text = of(rulesStrings);
  const { what } = demands;
  switch (demands.that) {
    case 'neverBefore':
      return [
        begins(what, subject(flow, what, of)),
        word(text.never(done(what, of))),
        ...clause(flow, demands.before, of),
      ];
    case 'alwaysBefore':
      return [
        begins(what, subject(flow, what, of)),
        word(text.always(done(what, of))),
        ...clause(flow, demands.before, of),
      ];
    case 'withinTurns': {
      const [between, after] = text.within;
      const far = isPerson(what) ? name(text.person) : subject(flow, what, of);
      return [begins(what, far), word(between), name(text.turnsAway(demands.turns)), word(after)];
    }
  }
}

/** The same without emphasis: what a rule is called until somebody names it. */
export function plainSentence(parts: readonly SentencePart[]): string {
  return parts
    .map((part) => part.text)
    .join('')
    .slice(0, 200);
}

/** The beginning of a sentence; what a variable is called is not written otherwise for that. */
function begins(moment: Moment, part: SentencePart): SentencePart {
  const text = `${part.text.charAt(0).toUpperCase()}${part.text.slice(1)}`;
  return moment.on === 'kind' ? { ...part, text } : part;
}

function clause(flow: Flow, moment: Moment, of: WordsFor): readonly SentencePart[] {
  return [subject(flow, moment, of), word(of(rulesStrings).is(done(moment, of)))];
}

function isPerson(moment: Moment): boolean {
  return moment.on === 'kind' && moment.kind === 'transfer';
}

function subject(flow: Flow, moment: Moment, of: WordsFor): SentencePart {
  const text = of(rulesStrings);
  switch (moment.on) {
    case 'node':
      return name(text.named(nodeName(flow, moment.node, of)));
    case 'port':
      return name(text.wayOf(portName(flow, moment, of), nodeName(flow, moment.node, of)));
    case 'speaks':
    case 'sets':
      return name(moment.variable);
    case 'kind':
      return name(text.subjects[moment.kind]);
  }
}

function done(moment: Moment, of: WordsFor): string {
  return of(rulesStrings).done[moment.on === 'kind' ? moment.kind : moment.on];
}
