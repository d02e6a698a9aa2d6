import type { TemplateId } from '@aybiza/flow';
import { useId } from 'react';
import { Icon } from '../../components/icons/icon.tsx';
import type { IconName } from '../../components/icons/icon-paths.ts';
import { agentsStrings } from './strings.ts';
import styles from './template-gallery.module.css';

const strings = agentsStrings.gallery;

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

/** By what callers want, in the order in which they are offered. A template belongs to exactly one. */
export const TEMPLATE_GROUPS: Readonly<Record<keyof typeof strings.groups, readonly FlowStart[]>> = {
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
  const ids = useId();
  return (
    <fieldset className={styles.gallery}>
      <legend>{strings.title}</legend>
      {Object.entries(TEMPLATE_GROUPS).map(([group, starts]) => (
        <div key={group} className={styles.group}>
          <h3>{strings.groups[group as keyof typeof strings.groups]}</h3>
          {starts.map((start) => (
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
