import type { TemplateId } from '@aybiza/flow';
import { useId } from 'react';
import { Icon } from '../../components/icons/icon.tsx';
import type { IconName } from '../../components/icons/icon-paths.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { agentsStrings } from './strings.ts';
import styles from './template-gallery.module.css';

/** What a new agent's flow can begin as. */
export type FlowStart = TemplateId | 'questions' | 'description' | 'empty' | 'file';

const ICONS: Readonly<Record<FlowStart, IconName>> = {
  'customer-survey': 'star',
  'dental-practice': 'tooth',
  description: 'converse',
  empty: 'page',
  file: 'upload',
  'it-help-desk': 'headset',
  'law-firm': 'scales',
  'online-shop': 'parcel',
  'property-repairs': 'house',
  questions: 'collect',
  restaurant: 'cutlery',
  'vet-practice': 'paw',
};

type Group = keyof WordsOf<typeof agentsStrings>['gallery']['groups'];

/** In the order in which they are offered. */
const GROUPS: readonly Group[] = ['own', 'bookings', 'service', 'outbound'];

/** By what callers want. A template belongs to exactly one. */
export const TEMPLATE_GROUPS: Readonly<Record<Group, readonly FlowStart[]>> = {
  own: ['questions', 'description', 'empty', 'file'],
  bookings: ['dental-practice', 'restaurant', 'vet-practice'],
  service: ['online-shop', 'property-repairs', 'it-help-desk', 'law-firm'],
  outbound: ['customer-survey'],
};

interface TemplateGalleryProps {
  chosen: FlowStart;
  onChoose: (start: FlowStart) => void;
}

/** Cards to choose one of; arrow keys walk through all of them, as through any set of radio buttons. */
export function TemplateGallery({ chosen, onChoose }: TemplateGalleryProps) {
  const strings = useStrings(agentsStrings).gallery;
  const ids = useId();
  return (
    <fieldset className={styles.gallery}>
      <legend>{strings.title}</legend>
      {GROUPS.map((group) => (
        <div key={group} className={styles.group}>
          <h3>{strings.groups[group]}</h3>
          {TEMPLATE_GROUPS[group].map((start) => (
            <label key={start} className={styles.card}>
              <input
                type="radio"
                name={ids}
                checked={chosen === start}
                aria-describedby={`${ids}-${start}`}
                aria-label={strings.starts[start].title}
                onChange={() => onChoose(start)}
              />
              <Icon name={ICONS[start]} size={20} />
              <span>
                <b>{strings.starts[start].title}</b>
                <span id={`${ids}-${start}`}>{strings.starts[start].text}</span>
              </span>
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
