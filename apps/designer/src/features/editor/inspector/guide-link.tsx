import type { NodeKind } from '@aybiza/flow';
import { guideAddress } from '../../../components/guide-address.ts';
import { Icon } from '../../../components/icons/icon.tsx';
import { Tooltip } from '../../../components/tooltip.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import styles from './step-panel.module.css';

/** The guide's page about a kind of step. */
export function stepGuide(kind: NodeKind): string {
  return guideAddress(`designers/steps/${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
}

/** To what the guide says about a kind of step, beside the flow that somebody works on. */
export function GuideLink({ kind }: { kind: NodeKind }) {
  const { guide } = useStrings(editorStrings).inspector;
  return (
    <Tooltip text={guide} side="left">
      <a className={styles.guide} href={stepGuide(kind)} target="_blank" rel="noreferrer" aria-label={guide}>
        <Icon name="help" />
      </a>
    </Tooltip>
  );
}
