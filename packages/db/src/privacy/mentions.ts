import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

/** What of a workspace a text may stand in. `earlier`: a kept state of a draft. */
export const MENTION_KINDS = [
  ...(['document', 'comment', 'draft', 'scenario', 'earlier', 'version'] as const),
  ...(['appointment', 'callBack', 'contact', 'alert', 'message'] as const),
] as const;

const mentionSchema = z.object({
  kind: z.enum(MENTION_KINDS),
  /** As people know it: a title, the name of an agent or a scenario, a time; empty where there is none. */
  name: z.string(),
  /** Of the agent whose it is, or of the thing itself. */
  id: z.string(),
});
/** A place in which a person is named. */
export type Mention = z.output<typeof mentionSchema>;

/** Who is looked for. */
export interface MentionedPerson {
  readonly e164: string;
  /** As the workspace knows them; shorter than three letters, only the number is looked for. */
  readonly name: string;
  /** Their own contact, which is no mention. */
  readonly contactId: string;
}

/** Shorter names are in every second text. */
const SHORTEST_NAME = 3;
const BETWEEN_DIGITS = String.raw`[\s()./-]*`;

/**
 * A regular expression of PostgreSQL's for how people write a number, with the country code or the zero of its own country, and for a name as whole words.
 * Exported for its test.
 */
export function mentionPattern({ e164, name }: Pick<MentionedPerson, 'e164' | 'name'>): string {
  const spaced = (digits: string) => [...digits].join(BETWEEN_DIGITS);
  const digits = e164.slice(1);
  // Country codes have one to three digits: which it is here need not be known, only what is behind it has to be there whole.
  const national = [1, 2, 3].flatMap((length) => {
    const rest = digits.slice(length);
    return rest.length < 6 ? [] : [`(?<!\\d)0${BETWEEN_DIGITS}${spaced(rest)}(?!\\d)`];
  });
  const international = [1, 2, 3].map((length) => {
    const [code, rest] = [digits.slice(0, length), digits.slice(length)];
    return `(?<!\\d)(?:00)?${spaced(code)}${BETWEEN_DIGITS}(?:0${BETWEEN_DIGITS})?${spaced(rest)}(?!\\d)`;
  });
  const words = name.trim().split(/\s+/);
  const named = words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`)).join(String.raw`\s+`);
  const whole = name.trim().length < SHORTEST_NAME ? [] : [`(?<!\\w)${named}(?!\\w)`];
  return [...international, ...national, ...whole].join('|');
}

/**
 * Where in the texts of the workspace somebody is named: by their number, however it is written, or by their name. Calls are not looked through: of the person's own
 * ones the erasure takes care. At most `limit`.
 */
export async function listMentions(tx: Tx, person: MentionedPerson, limit: number): Promise<Mention[]> {
  const pattern = mentionPattern(person);
  const { workspaceId } = tx;
  const rows = await clientOf(tx).$queryRaw`
    SELECT kind, name, id FROM (
      SELECT DISTINCT 'document' AS kind, doc.title AS name, doc.id AS id
      FROM knowledge_document doc LEFT JOIN knowledge_passage passage
        ON passage.workspace_id = doc.workspace_id AND passage.document_id = doc.id
      WHERE doc.workspace_id = ${workspaceId} AND concat_ws(E'\n', doc.title, passage.heading, passage.text) ~* ${pattern}
      UNION
      SELECT 'comment', agent.name, agent.id FROM comment
      JOIN comment_thread thread ON thread.workspace_id = comment.workspace_id AND thread.id = comment.thread_id
      JOIN flow ON flow.workspace_id = thread.workspace_id AND flow.id = thread.flow_id
      JOIN agent ON agent.workspace_id = flow.workspace_id AND agent.id = flow.agent_id
      WHERE comment.workspace_id = ${workspaceId} AND comment.text ~* ${pattern}
      UNION
      SELECT 'draft', agent.name, agent.id FROM flow
      JOIN agent ON agent.workspace_id = flow.workspace_id AND agent.id = flow.agent_id
      LEFT JOIN flow_writing writing ON writing.workspace_id = flow.workspace_id AND writing.flow_id = flow.id
      WHERE flow.workspace_id = ${workspaceId} AND (concat_ws(E'\n', writing.description, writing.summary) ~* ${pattern}
        OR EXISTS (SELECT FROM jsonb_path_query(flow.flow_document - 'scenarios', 'strict $.**') AS part
          WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern}))
      UNION
      SELECT 'scenario', scenario.value ->> 'name', agent.id FROM flow
      JOIN agent ON agent.workspace_id = flow.workspace_id AND agent.id = flow.agent_id
      CROSS JOIN LATERAL jsonb_each(coalesce(flow.flow_document -> 'scenarios', '{}')) AS scenario
      WHERE flow.workspace_id = ${workspaceId} AND EXISTS (
        SELECT FROM jsonb_path_query(scenario.value, 'strict $.**') AS part
        WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern})
      UNION
      SELECT 'earlier', agent.name, agent.id FROM flow_checkpoint kept
      JOIN flow ON flow.workspace_id = kept.workspace_id AND flow.id = kept.flow_id
      JOIN agent ON agent.workspace_id = flow.workspace_id AND agent.id = flow.agent_id
      WHERE kept.workspace_id = ${workspaceId} AND (kept.name ~* ${pattern}
        OR EXISTS (SELECT FROM jsonb_path_query(kept.flow_document, 'strict $.**') AS part
          WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern}))
      UNION
      SELECT 'version', agent.name || ' ' || version.number, agent.id FROM flow_version version
      JOIN flow ON flow.workspace_id = version.workspace_id AND flow.id = version.flow_id
      JOIN agent ON agent.workspace_id = flow.workspace_id AND agent.id = flow.agent_id
      WHERE version.workspace_id = ${workspaceId} AND (concat_ws(E'\n', version.name, version.note) ~* ${pattern}
        OR EXISTS (SELECT FROM jsonb_path_query(version.flow_document, 'strict $.**') AS part
          WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern}))
      UNION
      SELECT 'appointment', to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), id FROM booking
      WHERE workspace_id = ${workspaceId} AND concat_ws(E'\n', name, phone, note) ~* ${pattern}
      UNION
      SELECT 'callBack', '', id FROM call_back
      WHERE workspace_id = ${workspaceId} AND e164 <> ${person.e164} AND concat_ws(E'\n', name, note) ~* ${pattern}
      UNION
      SELECT 'contact', '', id FROM contact
      WHERE workspace_id = ${workspaceId} AND id <> ${person.contactId} AND (concat_ws(E'\n', name, agreed) ~* ${pattern}
        OR EXISTS (SELECT FROM jsonb_path_query(values_document, 'strict $.**') AS part
          WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern}))
      UNION
      SELECT 'alert', '', id FROM alert_rule WHERE workspace_id = ${workspaceId} AND name ~* ${pattern}
      UNION
      SELECT 'message', event_name, webhook_id FROM webhook_delivery
      WHERE workspace_id = ${workspaceId} AND EXISTS (
        SELECT FROM jsonb_path_query(payload_document, 'strict $.**') AS part
        WHERE jsonb_typeof(part) = 'string' AND part #>> '{}' ~* ${pattern})
    ) AS place ORDER BY kind, name, id LIMIT ${limit}`;
  return parseStored(z.array(mentionSchema), rows);
}
