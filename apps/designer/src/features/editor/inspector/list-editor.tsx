import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { editorStrings } from '../strings.ts';
import { FieldProblems } from './field-problems.tsx';
import styles from './fields.module.css';

const text = editorStrings.list;

export interface ListItem<Item> {
  readonly item: Item;
  /** The path of this item, such as `options.2`. */
  readonly field: string;
  /** Puts a changed item in its place; with the name of the field that is typed into, typing is one step of undo. */
  set(item: Item, typing?: string): boolean;
}

export interface ListEditorProps<Item> {
  field: string;
  label: string;
  hint?: string;
  items: readonly Item[];
  /** What stays the same while an item is edited and moved; its place, where there is nothing better. */
  keyOf?: (item: Item) => string;
  nameOf: (item: Item) => string;
  most: number;
  addLabel: string;
  newItem: () => Item;
  onItems: (items: readonly Item[], typing?: string) => boolean;
  /** The fields of one item. */
  children: (item: ListItem<Item>) => ReactNode;
}

/** A list whose items are added, removed, moved, and opened one at a time. */
export function ListEditor<Item>(props: ListEditorProps<Item>) {
  const { field, label, hint, items, keyOf, nameOf, most, addLabel, newItem, onItems, children } = props;
  const [open, setOpen] = useState<number | null>(items.length === 1 ? 0 : null);
  const move = (index: number, by: -1 | 1) => {
    const item = items[index];
    if (item === undefined) return;
    onItems(items.toSpliced(index, 1).toSpliced(index + by, 0, item));
    setOpen(index + by);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {items.map((item, index) => (
        <div key={keyOf?.(item) ?? index} className={styles.item}>
          <div className={styles.itemHead}>
            <button
              type="button"
              className={styles.itemName}
              aria-expanded={open === index}
              onClick={() => setOpen(open === index ? null : index)}
            >
              {nameOf(item) === '' ? text.unnamed : nameOf(item)}
            </button>
            <IconButton
              icon="arrowUp"
              size="small"
              side="left"
              label={text.up}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              icon="arrowDown"
              size="small"
              side="left"
              label={text.down}
              disabled={index === items.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton
              icon="trash"
              size="small"
              side="left"
              label={text.remove}
              onClick={() => {
                setOpen(null);
                onItems(items.toSpliced(index, 1));
              }}
            />
          </div>
          <FieldProblems field={`${field}.${index}`} within={open !== index} />
          {open === index
            ? children({
                item,
                field: `${field}.${index}`,
                set: (changed, typing) =>
                  onItems(items.with(index, changed), typing === undefined ? undefined : `${field}.${index}.${typing}`),
              })
            : null}
        </div>
      ))}
      <FieldProblems field={field} />
      <div>
        <Button
          size="small"
          disabled={items.length >= most}
          onClick={() => {
            if (onItems([...items, newItem()])) setOpen(items.length);
          }}
        >
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}
