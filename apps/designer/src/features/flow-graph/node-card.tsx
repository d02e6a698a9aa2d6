import { definitionOf, type FlowNode, type NodeKind, splitTemplate } from '@aybiza/flow';
import { Handle, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react';
import { memo, useContext, useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useStrings, useWordsFor } from '../../language/use-strings.tsx';
import { flowStrings, titleOf, wayName } from '../flow-words/index.ts';
import { CardEditor } from './card-editor.tsx';
import { CardMarks } from './card-marks.tsx';
import { INSIDE_PORT } from './fold.ts';
import styles from './node-card.module.css';
import { CardActionsContext, CardToolContext, lookOf, type NodeCardLook, useNodeCards } from './node-cards.ts';
import { graphStrings } from './strings.ts';
import { TemplateText } from './template-text.tsx';
import { type CardData, type GraphNode, INPUT_HANDLE, type PortView } from './to-graph.ts';
import { withData } from './with-data.ts';

/** One step on the canvas: title, text, ports. Drawn again only when its data is another object. */
export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<GraphNode>) {
  const strings = useStrings(graphStrings);
  const { node, ports, visit, change, folded } = data;
  const cards = useNodeCards();
  const definition = definitionOf<NodeKind>(node);
  const look = lookOf<NodeKind>(cards, node);
  const updateInternals = useUpdateNodeInternals();
  const portKey = [folded, ...ports.map((port) => port.id)].join(' ');
  const measured = useRef(portKey);
  // React Flow: it has to measure again where the handles are when ports come, go or change places. The first time it does so by itself,
  // for all cards at once: asked by each of a thousand it would go through all of them a thousand times.
  useEffect(() => {
    if (measured.current === portKey) return;
    measured.current = portKey;
    updateInternals(id);
  }, [id, portKey, updateInternals]);
  const frame = classNames(
    styles.card,
    node.kind === 'comment' && styles.comment,
    folded && styles.folded,
    change !== undefined && styles[change],
    selected && styles.selected,
    visit !== 'none' && styles.visited,
    visit === 'current' && styles.current,
  );
  return (
    <article className={frame} data-family={definition.family}>
      {definition.hasInput ? (
        <Handle id={INPUT_HANDLE} type="target" position={Position.Left} className={styles.input} />
      ) : null}
      {visit === 'current' ? <VisuallyHidden>{strings.here}</VisuallyHidden> : null}
      {change === undefined ? null : <span className={styles.change}>{strings.changes[change]}</span>}
      <div className={styles.marks}>
        <CardMarks id={id} data={data} />
      </div>
      <CardTitle id={id} data={data} icon={look.icon} chosen={selected} />
      <CardText id={id} data={data} look={look} />
      {look.Body === undefined ? null : <look.Body data={node.data} />}
      {folded ? <Inside number={data.inside} /> : null}
      {ports.length === 0 ? null : (
        <ul className={styles.ports}>
          {ports.map((port) => (
            <CardPort key={port.id} port={port} sign={look.portSign?.(node.data, port.id)} />
          ))}
        </ul>
      )}
    </article>
  );
});

/** What a collapsed group says of its steps, and where their wires seem to begin. */
function Inside({ number }: { number: number }) {
  const strings = useStrings(graphStrings);
  return (
    <p className={styles.inside}>
      {strings.inside(number)}
      <Handle
        id={INSIDE_PORT}
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={styles.output}
      />
    </p>
  );
}

function CollapseButton({ id, collapsed }: { id: string; collapsed: boolean }) {
  const strings = useStrings(graphStrings);
  const actions = useContext(CardActionsContext);
  return (
    <button
      type="button"
      className={classNames(styles.collapse, 'nodrag')}
      aria-expanded={!collapsed}
      aria-label={collapsed ? strings.expand : strings.collapse}
      title={collapsed ? strings.expand : strings.collapse}
      onClick={(event) => {
        event.stopPropagation();
        actions.onCollapse(id, !collapsed);
      }}
    >
      <Icon name={collapsed ? 'expand' : 'collapse'} size={12} />
    </button>
  );
}

interface CardTitleProps {
  id: string;
  data: CardData;
  icon: NodeCardLook<NodeKind>['icon'];
  chosen: boolean;
}

function CardTitle({ id, data, icon, chosen }: CardTitleProps) {
  const strings = useStrings(graphStrings);
  const actions = useContext(CardActionsContext);
  const Tool = useContext(CardToolContext);
  const { node, editing } = data;
  const words = useStrings(flowStrings);
  const kind = words.nodes[node.kind].title;
  const title = titleOf(node, words);
  return (
    <header className={styles.title}>
      <span className={styles.icon}>
        <Icon name={icon} size={12} />
      </span>
      {editing === 'name' ? (
        <CardEditor
          label={strings.cardName}
          text={node.label}
          placeholder={kind}
          lines="one"
          onText={(name) => actions.onName(id, name)}
          onDone={() => actions.onEdit(null)}
        />
      ) : (
        <>
          <h3
            onDoubleClick={(event) => {
              event.stopPropagation();
              if (!actions.readOnly) actions.onEdit({ node: id, what: 'name' });
            }}
          >
            {title}
          </h3>
          {title === kind ? null : <span className={styles.kind}>{kind}</span>}
          {node.kind === 'group' && data.inside > 0 && !actions.readOnly ? (
            <CollapseButton id={id} collapsed={node.data.collapsed} />
          ) : null}
          {chosen && Tool !== null ? (
            <span className={classNames(styles.tool, 'nodrag', 'nopan')}>
              <Tool id={id} node={node} />
            </span>
          ) : null}
        </>
      )}
    </header>
  );
}

function CardText({ id, data, look }: { id: string; data: CardData; look: NodeCardLook<NodeKind> }) {
  const of = useWordsFor();
  const strings = useStrings(graphStrings);
  const actions = useContext(CardActionsContext);
  const { node, editing } = data;
  if (look.text === undefined) return null;
  const { read, write } = look.text;
  const placeholder = look.text.placeholder(of);
  const text = read(node.data);
  if (editing === 'text') {
    const withText = (written: string): FlowNode => withData(node, write(node.data, written));
    return (
      <CardEditor
        label={strings.cardText}
        text={text}
        placeholder={placeholder}
        lines="many"
        onText={(written) => actions.onText(id, withText(written))}
        onDone={() => actions.onEdit(null)}
      />
    );
  }
  return (
    <p
      className={classNames(styles.text, text === '' && styles.placeholder)}
      data-line={firstLine(text === '' ? placeholder : text)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (!actions.readOnly) actions.onEdit({ node: id, what: 'text' });
      }}
    >
      {text === '' ? placeholder : <TemplateText text={text} />}
    </p>
  );
}

/** No more of a text fits a card in one line. */
const LINE_LENGTH = 60;

/** What is read of a text from farther away. */
function firstLine(text: string): string {
  const parts = splitTemplate(text.slice(0, 2 * LINE_LENGTH));
  const words = parts.map(({ kind, source }) => (kind === 'hole' ? source.trim() : source)).join('');
  return words.split('\n', 1).join('').slice(0, LINE_LENGTH);
}

function CardPort({ port, sign }: { port: PortView; sign: string | undefined }) {
  const strings = useStrings(graphStrings);
  const label = wayName(port, useStrings(flowStrings));
  const open = !port.wired;
  const name = classNames(styles.port, open && styles.open, open && port.fallback === 'mustBeWired' && styles.missing);
  return (
    <li className={name}>
      <span className={styles.portLabel}>{label}</span>
      {sign === undefined ? null : <kbd>{sign}</kbd>}
      <Handle
        id={port.id}
        type="source"
        position={Position.Right}
        isConnectableEnd={false}
        className={styles.output}
        title={strings.port(label, port.wired)}
      />
    </li>
  );
}
