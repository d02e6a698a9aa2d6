import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { type BindPart, bindParts, type FieldBinding } from './bind-parts.ts';
import { FieldProblems } from './field-problems.tsx';
import { useFieldScope } from './field-scope.ts';
import styles from './fields.module.css';
import type { FieldProps } from './fields.tsx';

/** One item of a list: as a whole, and ready for the fields of its parts. */
export interface ListItem<Item> extends FieldBinding<Item> {
  readonly bind: BindPart<Item>;
}

export interface ListEditorProps<Item> extends FieldProps<Item[]> {
  /** What stays the same while an item is edited and moved; its place, where there is nothing better. */
  keyOf?: (item: Item) => string;
  nameOf: (item: Item) => string;
  most: number;
  addLabel: string;
  newItem: () => NoInfer<Item>;
  /** The fields of one item. */
  children: (item: ListItem<Item>) => ReactNode;
}

/** A list whose items are added, removed, moved, and opened one at a time. */
export function ListEditor<Item extends object>(props: ListEditorProps<Item>) {
  const text = useStrings(editorStrings).list;
  const { field, label, hint, value: items, keyOf, nameOf, most, addLabel, newItem, onValue, children } = props;
  const { open, setOpen } = useOpenItem(field, items.length);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    if (onValue([...items, newItem()])) setOpen(items.length);
  };
  const remove = (index: number) => {
    setOpen(null);
    if (onValue(items.toSpliced(index, 1))) addButton.current?.focus(); // its own button is gone
  };
  const move = (index: number, by: -1 | 1) => {
    const item = items[index];
    if (item === undefined) return;
    onValue(items.toSpliced(index, 1).toSpliced(index + by, 0, item));
    setOpen(index + by);
  };
  const itemAt = (item: Item, index: number): ListItem<Item> => {
    const whole: FieldBinding<Item> = {
      field: `${field}.${index}`,
      value: item,
      onValue: (changed, typing) => onValue(items.with(index, changed), typing),
    };
    return { ...whole, bind: bindParts(whole) };
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
            <IconButton icon="trash" size="small" side="left" label={text.remove} onClick={() => remove(index)} />
          </div>
          <FieldProblems field={`${field}.${index}`} within={open !== index} />
          {open === index ? children(itemAt(item, index)) : null}
        </div>
      ))}
      <FieldProblems field={field} />
      <div>
        <Button ref={addButton} size="small" disabled={items.length >= most} onClick={add}>
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}

/** Which item is open: the one somebody opened, or the one that holds the field somebody asked to go to. */
function useOpenItem(field: string, count: number) {
  const [chosen, setOpen] = useState<number | null>(count === 1 ? 0 : null);
  const { goTo } = useFieldScope();
  const asked = goTo?.startsWith(`${field}.`) ? Number.parseInt(goTo.slice(field.length + 1), 10) : Number.NaN;
  // Going there is over in a moment; what it opened stays open.
  useEffect(() => {
    if (!Number.isNaN(asked)) setOpen(asked);
  }, [asked]);
  return { open: Number.isNaN(asked) ? chosen : asked, setOpen };
}
