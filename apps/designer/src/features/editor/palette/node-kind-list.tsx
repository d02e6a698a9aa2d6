import { type Flow, type NodeFamily, type NodeKind, nodeKinds } from '@aybiza/flow';
import { type KeyboardEvent, useState } from 'react';
import { Icon } from '../../../components/icons/icon.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { lookOf } from '../../flow-graph/index.ts';
import { type FlowWords, flowStrings } from '../../flow-words/index.ts';
import { KIND_MIME } from '../canvas/canvas.tsx';
import { mayAdd } from '../commands/index.ts';
import { nodeCards } from '../node-kinds/cards.ts';
import { editorStrings } from '../strings.ts';
import styles from './node-kind-list.module.css';

const NONE: readonly NodeKind[] = [];
const FAMILIES: readonly NodeFamily[] = ['talk', 'ask', 'think', 'do', 'call', 'note'];

export interface NodeKindListProps {
  flow: Flow;
  kinds: readonly NodeKind[];
  /** These too, behind all others: they would have nothing to do there yet. */
  last?: readonly NodeKind[];
  onChoose: (kind: NodeKind) => void;
  /** Is the search focused at once, as in a menu? */
  autoFocus?: boolean;
  /** Shows what each kind is for, and lets it be dragged. */
  rich?: boolean;
}

/** The node kinds by family, with a search: in the palette, and in the menu at the end of a wire. */
export function NodeKindList({
  flow,
  kinds,
  last = NONE,
  onChoose,
  autoFocus = false,
  rich = false,
}: NodeKindListProps) {
  const text = useStrings(editorStrings).palette;
  const flowWords = useStrings(flowStrings);
  const [wanted, setWanted] = useState('');
  const found = findKinds(kinds, wanted, flowWords);
  const rest = findKinds(last, wanted, flowWords);
  const choose = (kind: NodeKind | undefined) => {
    if (kind !== undefined && mayAdd(flow, kind)) onChoose(kind);
  };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      choose(found[0] ?? rest[0]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button:not(:disabled)')];
    const current = stops.findIndex((stop) => stop.matches(':focus'));
    stops.at((current + (event.key === 'ArrowDown' ? 1 : -1)) % stops.length)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between buttons, which work without them too
    <div className={styles.list} onKeyDown={keys}>
      <TextField
        label={text.search}
        hideLabel
        placeholder={text.search}
        type="search"
        autoFocus={autoFocus}
        value={wanted}
        onValue={setWanted}
      />
      {found.length + rest.length === 0 ? <p className={styles.nothing}>{text.nothing}</p> : null}
      {FAMILIES.map((family) => {
        const members = found.filter((kind) => nodeKinds[kind].family === family);
        if (members.length === 0) return null;
        return (
          <section key={family} data-family={family} className={styles.family}>
            <h3>{text.families[family]}</h3>
            {members.map((kind) => (
              <KindButton key={kind} kind={kind} rich={rich} allowed={mayAdd(flow, kind)} onChoose={choose} />
            ))}
          </section>
        );
      })}
      {rest.length === 0 ? null : (
        <section className={styles.family}>
          <h3>{text.last}</h3>
          {rest.map((kind) => (
            <KindButton key={kind} kind={kind} rich={rich} allowed={mayAdd(flow, kind)} onChoose={choose} />
          ))}
        </section>
      )}
    </div>
  );
}

interface KindButtonProps {
  kind: NodeKind;
  rich: boolean;
  allowed: boolean;
  onChoose: (kind: NodeKind) => void;
}

function KindButton({ kind, rich, allowed, onChoose }: KindButtonProps) {
  const text = useStrings(editorStrings).palette;
  const { title, help } = useStrings(flowStrings).nodes[kind];
  const { family } = nodeKinds[kind];
  return (
    <button
      type="button"
      className={styles.kind}
      data-family={family}
      disabled={!allowed}
      draggable={rich}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_MIME, kind);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={() => onChoose(kind)}
    >
      <span className={styles.icon}>
        <Icon name={lookOf(nodeCards, { kind }).icon} size={13} />
      </span>
      <span>
        <b>{title}</b>
        {rich ? <small>{allowed ? help : text.once}</small> : null}
      </span>
    </button>
  );
}

/** The kinds that a search means, best first: named so, then named like it, then about it. */
export function findKinds(
  kinds: readonly NodeKind[],
  wanted: string,
  { nodes }: Pick<FlowWords, 'nodes'>,
): readonly NodeKind[] {
  const words = wanted.trim().toLowerCase();
  const rank = (kind: NodeKind) => {
    const { title, help } = nodes[kind];
    if (title.toLowerCase().startsWith(words)) return 0;
    if (title.toLowerCase().includes(words)) return 1;
    return help.toLowerCase().includes(words) ? 2 : 3;
  };
  const family = (kind: NodeKind) => FAMILIES.indexOf(nodeKinds[kind].family);
  return kinds
    .filter((kind) => rank(kind) < 3)
    .toSorted((left, right) => rank(left) - rank(right) || family(left) - family(right));
}
