import {
  deploymentIdSchema,
  type WidgetId,
  type WorkspaceId,
  widgetIdSchema,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

/** More than a business has web sites. */
const MOST_WIDGETS = 50;

/** How a widget looks and what it says of itself; texts that are empty are the widget's own, in its language. */
export const widgetLooksSchema = z.strictObject({
  /** Of the button and of what the visitor writes: `#0b5fff`. */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** In which corner at the bottom, in reading direction. */
  position: z.enum(['start', 'end']),
  /** Beside the icon of the button; empty: the icon alone. */
  label: z.string().max(40),
  title: z.string().max(60),
  /** What a visitor reads before anything is said. */
  greeting: z.string().max(200),
  language: z.enum(['en', 'de', 'fr', 'it', 'es']),
});
export type WidgetLooks = z.output<typeof widgetLooksSchema>;

const widgetSchema = z
  .object({
    id: widgetIdSchema,
    deploymentId: deploymentIdSchema,
    name: z.string(),
    origins: z.array(z.string()),
    looksDocument: widgetLooksSchema,
    byVoice: z.boolean(),
    byText: z.boolean(),
    enabled: z.boolean(),
    createdAt: momentColumn,
  })
  .transform(({ looksDocument, ...widget }) => ({ ...widget, looks: looksDocument }));
/** The agent on a business's own web site, and which pages may show it. */
export type Widget = z.output<typeof widgetSchema>;
export type NewWidget = Omit<Widget, 'id' | 'createdAt'>;

/** Undefined when there are as many as can be listed. */
export async function addWidget(tx: Tx, widget: NewWidget): Promise<WidgetId | undefined> {
  const { workspaceId } = tx;
  if ((await clientOf(tx).widget.count({ where: { workspaceId } })) >= MOST_WIDGETS) return undefined;
  const id = newId('widget');
  await clientOf(tx).widget.create({ data: { ...columnsOf(widget), id, workspaceId } });
  return id;
}

/** The widgets of a workspace, by name. */
export async function listWidgets(tx: Tx): Promise<Widget[]> {
  const rows = await clientOf(tx).widget.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_WIDGETS,
  });
  return parseStored(z.array(widgetSchema), rows);
}

export async function findWidget(tx: Tx, id: WidgetId): Promise<Widget | undefined> {
  const row = await clientOf(tx).widget.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(widgetSchema, row);
}

/** Calls under way stay as they are. False when there is no such widget. */
export async function changeWidget(tx: Tx, id: WidgetId, widget: NewWidget): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id };
  const { count } = await clientOf(tx).widget.updateMany({ where, data: columnsOf(widget) });
  return count > 0;
}

export async function removeWidget(tx: Tx, id: WidgetId): Promise<boolean> {
  const { count } = await clientOf(tx).widget.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}

function columnsOf({ deploymentId, name, origins, looks, byVoice, byText, enabled }: NewWidget) {
  const text = { name: storableText(name), origins: [...origins], looksDocument: toJsonColumn(looks) };
  return { ...text, deploymentId, byVoice, byText, enabled };
}

const ownerSchema = z
  .object({ workspace_id: workspaceIdSchema, is_suspended: z.boolean() })
  .transform((row) => ({ workspaceId: row.workspace_id, isSuspended: row.is_suspended }));
/** Whose widget a page shows, before anything else is known about its visitor. */
export interface WidgetOwner {
  readonly workspaceId: WorkspaceId;
  readonly isSuspended: boolean;
}

export async function findWidgetOwner(db: Db, id: WidgetId): Promise<WidgetOwner | undefined> {
  const rows = await lookupOf(db)`SELECT * FROM find_widget_owner(${id})`;
  return parseStored(z.array(ownerSchema), rows)[0];
}
