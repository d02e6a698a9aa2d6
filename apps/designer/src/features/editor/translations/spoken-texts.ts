import { type Flow, type FlowNode, type SpokenField, splitTemplate, spokenFields } from '@aybiza/flow';
import { type FlowWords, titleOf } from '../../flow-words/index.ts';

/** A text that callers hear or read, in the language of the flow and in another one. */
export interface SpokenText {
  /** The same for as long as the text stands where it stands. */
  readonly key: string;
  readonly node: string;
  readonly title: string;
  readonly field: string;
  readonly original: string;
  /** Empty while there is none. */
  readonly translation: string;
}

/** Finding the fields of a step means compiling it: done once for each step that changes, not for each letter of a translation. */
const known = new WeakMap<FlowNode, readonly SpokenField[]>();

/** Every text of a flow that has translations, from the first step of the drawing to the last. */
export function spokenTexts(flow: Flow, language: string, words: FlowWords): SpokenText[] {
  const texts = flow.translations[language] ?? {};
  return Object.entries(flow.nodes)
    .toSorted(([, left], [, right]) => left.position.x - right.position.x || left.position.y - right.position.y)
    .flatMap(([node, step]) =>
      fieldsOf(flow, step).map(({ field, text }) => ({
        key: `${node} ${field}`,
        node,
        title: titleOf(step, words),
        field,
        original: text,
        translation: (Object.hasOwn(texts, node) ? texts[node]?.[field] : undefined) ?? '',
      })),
    );
}

function fieldsOf(flow: Flow, node: FlowNode): readonly SpokenField[] {
  const fields = known.get(node) ?? spokenFields(flow, node);
  known.set(node, fields);
  return fields;
}

/** The holes of the original that its translation does not say: a caller would miss a value there. */
export function missingHoles({ original, translation }: Pick<SpokenText, 'original' | 'translation'>): string[] {
  if (translation === '') return [];
  const said = new Set(holesOf(translation));
  return holesOf(original).filter((hole) => !said.has(hole));
}

/** What is said in each hole, without the formatter: another language may say a value in another way. */
function holesOf(text: string): string[] {
  return [
    ...new Set(
      splitTemplate(text).flatMap((part) => (part.kind === 'hole' ? [part.source.split('|')[0]?.trim() ?? ''] : [])),
    ),
  ];
}

/** The languages that some step switches to and that no translations are kept for. */
export function wantedLanguages({ nodes, translations, settings }: Flow): string[] {
  const spoken = Object.values(nodes).flatMap((node) => (node.kind === 'language' ? [node.data.language] : []));
  const isThere = (tag: string) =>
    tag === settings.language ||
    Object.hasOwn(translations, tag) ||
    Object.hasOwn(translations, tag.split('-')[0] ?? tag);
  return [...new Set(spoken)].filter((tag) => !isThere(tag)).toSorted();
}
