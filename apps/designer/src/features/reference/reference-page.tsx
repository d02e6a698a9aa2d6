import type { OpenApiDocument } from '@aybiza/api';
import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { wordsOfRequest } from '../../language/server.ts';
import type { WordsOf } from '../../language/strings.ts';
import type { SchemaField } from './list-fields.ts';
import { type ReferenceEntry, type ReferenceSection, readReference } from './read-reference.ts';
import styles from './reference.module.css';
import { referenceStrings } from './strings.ts';

/** Every operation of the REST API for people to read; made from the document that programs read. Needs no script. */
export async function ReferencePage({ document }: { document: OpenApiDocument }) {
  const strings = await wordsOfRequest(referenceStrings);
  const sections = readReference(document);
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={strings.contents}>
        <Link className={styles.home} href="/">
          {strings.home}
        </Link>
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main className={styles.main}>
        <header className={styles.header}>
          <h1>{strings.title}</h1>
          <p>{strings.lead}</p>
          <p>
            <code>{document.servers[0]?.url}</code>
          </p>
          <ButtonLink href="/api/rest/openapi.json">{strings.document}</ButtonLink>
        </header>
        <section className={styles.section}>
          <h2>{strings.basics.title}</h2>
          <dl className={styles.basics}>
            {strings.basics.lines.map(([name, about]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{about}</dd>
              </div>
            ))}
          </dl>
        </section>
        {sections.map((section) => (
          <Section key={section.id} section={section} strings={strings} />
        ))}
      </main>
    </div>
  );
}

type Words = WordsOf<typeof referenceStrings>;

function Section({ section, strings }: { section: ReferenceSection; strings: Words }) {
  const { id, title, description, entries } = section;
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      <p className={styles.about}>{description}</p>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} strings={strings} />
      ))}
    </section>
  );
}

const TONES: Readonly<Record<string, 'good' | 'accent' | 'warn' | 'bad' | 'neutral'>> = {
  GET: 'good',
  POST: 'accent',
  PUT: 'warn',
  PATCH: 'warn',
  DELETE: 'bad',
};

function Entry({ entry, strings }: { entry: ReferenceEntry; strings: Words }) {
  const { id, method, path, summary, description, parameters, body, example, reply } = entry;
  return (
    <details id={id} className={styles.entry}>
      <summary>
        <span className={styles.method}>
          <Badge tone={TONES[method] ?? 'neutral'}>{method}</Badge>
        </span>
        <code className={styles.path}>{path}</code>
        <span className={styles.summary}>{summary}</span>
      </summary>
      <div className={styles.details}>
        {description.map((paragraph) => (
          <p key={paragraph}>
            <Text>{paragraph}</Text>
          </p>
        ))}
        {parameters.length > 0 && <Fields strings={strings} title={strings.parameters} fields={parameters} isInput />}
        {body.length > 0 && (
          <Fields strings={strings} title={strings.body} fields={body} isInput={method !== 'EVENT'} />
        )}
        {example !== undefined && (
          <>
            <h3>{strings.example}</h3>
            <pre className={styles.example}>{example}</pre>
          </>
        )}
        {method !== 'EVENT' && <Fields strings={strings} title={strings.reply} fields={reply} />}
      </div>
    </details>
  );
}

interface FieldsProps {
  strings: Words;
  title: string;
  fields: readonly SchemaField[];
  /** Only of what is sent it matters what may be left out. */
  isInput?: boolean;
}

function Fields({ strings, title, fields, isInput = false }: FieldsProps) {
  return (
    <>
      <h3>{title}</h3>
      {fields.length === 0 ? (
        <p className={styles.about}>{strings.nothing}</p>
      ) : (
        <DataTable label={title}>
          <thead>
            <tr>
              <th scope="col">{strings.field}</th>
              <th scope="col">{strings.type}</th>
              <th scope="col">{strings.about}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, type, isRequired, description }) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td className={styles.type}>
                  <code>{type}</code>
                </td>
                <td className={styles.meaning}>
                  {isInput && isRequired && <span className={styles.required}>{strings.required} </span>}
                  <Text>{description}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  );
}

/** What stands between backticks is code. */
function Text({ children }: { children: string }) {
  // The parts of a text never change their places.
  const parts = children.split('`').map((text, place) => ({ text, place }));
  return parts.map(({ text, place }) => (place % 2 === 0 ? text : <code key={place}>{text}</code>));
}
