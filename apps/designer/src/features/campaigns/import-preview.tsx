import { Badge } from '../../components/badge.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import type { ReadPreview } from './column-mapping.ts';
import { campaignsStrings } from './strings.ts';

/** Problems that are shown before they are only counted. */
const SHOWN_PROBLEMS = 20;

/** How a list is read: the first people as they would be called, and every line that is left out, with why. */
export function ImportPreview({ preview, isOld }: { preview: ReadPreview; isOld: boolean }) {
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  const { read, first, problemCount, problems, mapping } = preview;
  const inputs = Object.keys(mapping.inputs);
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  return (
    <section className={styles.preview} aria-busy={isOld} aria-live="polite">
      <p>
        <Badge tone={read === 0 ? 'warn' : 'good'}>{strings.canBeCalled(read, count(read))}</Badge>{' '}
        {problemCount === 0 ? null : <Badge tone="warn">{strings.leftOut(problemCount, count(problemCount))}</Badge>}
      </p>
      {first.length === 0 ? null : (
        <DataTable label={strings.canBeCalled(read, count(read))} reachable>
          <thead>
            <tr>
              <th scope="col">{strings.fields.number}</th>
              <th scope="col">{strings.fields.name}</th>
              {inputs.map((input) => (
                <th key={input} scope="col">
                  {input}
                </th>
              ))}
              <th scope="col">{strings.fields.consent}</th>
            </tr>
          </thead>
          <tbody>
            {first.map((person) => (
              <tr key={person.e164}>
                <td className={styles.number}>{person.e164}</td>
                <td>{person.name}</td>
                {inputs.map((input) => (
                  <td key={input}>{person.inputs[input]}</td>
                ))}
                <td className={styles.consentCell}>{person.consent}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {first.length === read ? null : <p className={styles.soft}>{strings.more(count(read - first.length))}</p>}
      {shown.length === 0 ? null : (
        <ul className={styles.problems}>
          {shown.map(({ line, problem }) => (
            <li key={line}>
              <b>{strings.line(count(line))}</b> {strings.problems[problem]}
            </li>
          ))}
          {problemCount > shown.length ? <li>{strings.more(count(problemCount - shown.length))}</li> : null}
        </ul>
      )}
    </section>
  );
}
