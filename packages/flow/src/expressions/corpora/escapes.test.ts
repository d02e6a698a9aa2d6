import {
  type Evaluation,
  evaluate,
  expressionSchema,
  renderTemplate,
  type TemplateTarget,
  type Values,
} from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { createExpressionWriter } from '../../testing/expression-writer.ts';
import { globalsSnapshot } from '../../testing/globals-snapshot.ts';
import { isData } from '../../testing/is-data.ts';
import { lowerExpression } from '../lower-expression.ts';
import { parseTemplate } from '../parse-template.ts';
import corpus from './escapes.json';

const types = new Map([
  ['name', 'text'],
  ['bag', 'object'],
  ['list', 'list'],
  ['count', 'number'],
  ['ok', 'yesNo'],
  ['day', 'text'],
] as const);

const values: Values = {
  name: 'Ann',
  bag: { a: { b: 1 } },
  list: [1, 'two', { a: 3 }],
  count: 2,
  ok: true,
  day: '2026-11-26',
};
const TARGETS = ['speech', 'url', 'header', 'json', 'prompt', 'message'] as const satisfies readonly TemplateTarget[];

/** What an expression gives; undefined when it is refused. */
function run(source: string): Evaluation | undefined {
  const lowered = lowerExpression(source, types);
  return lowered.ok ? evaluate(expressionSchema.parse(structuredClone(lowered.value.expression)), values) : undefined;
}

describe('the corpus of escapes', () => {
  it('has more than two hundred ways', () => {
    expect(new Set(corpus.expressions).size).toBeGreaterThan(200);
    expect(new Set(corpus.templates).size).toBeGreaterThan(50);
  });

  it.each(corpus.expressions)('%s is refused or is data, and changes nothing', (source) => {
    const before = globalsSnapshot();
    const result = run(source);
    expect(result === undefined || isData(result)).toBe(true);
    expect(globalsSnapshot()).toBe(before);
  });

  it('finds nothing where JavaScript keeps its own parts', () => {
    const reaching = corpus.expressions.filter((source) =>
      /^(bag|list|name|"x")(\.|\[")(constructor|__proto__|prototype|toString|valueOf)("\])?$/.test(source),
    );
    expect(reaching.length).toBeGreaterThan(15);
    expect(reaching.map((source) => run(source)?.value ?? null)).toEqual(reaching.map(() => null));
  });

  it.each(corpus.trees.map((tree) => ({ tree })))('the tree $tree is refused or gives data', ({ tree }) => {
    const parsed = expressionSchema.safeParse(tree);
    expect(parsed.success ? isData(evaluate(parsed.data, values)) : 'refused').toSatisfy(
      (outcome) => outcome === true || outcome === 'refused',
    );
  });

  it.each(corpus.templates)('the text %j is filled once or refused, and changes nothing', (source) => {
    const before = globalsSnapshot();
    const { template } = parseTemplate(source, { variables: types, formatters: new Map() });
    for (const target of TARGETS) expect(typeof renderTemplate(template, values, { target }).text).toBe('string');
    expect(globalsSnapshot()).toBe(before);
  });

  it('leaves every other syntax than ours as the words it is', () => {
    const foreign = corpus.templates.filter((source) => !source.includes('{{'));
    const rendered = foreign.map((source) => {
      const { template, faults } = parseTemplate(source, { variables: types, formatters: new Map() });
      return faults.length === 0 ? renderTemplate(template, values, { target: 'message' }).text : 'refused';
    });
    expect(rendered).toEqual(foreign);
  });

  it('sees somebody who writes into what all objects share', () => {
    const before = globalsSnapshot();
    Reflect.set(Object.prototype, 'polluted', true);
    const after = globalsSnapshot();
    Reflect.deleteProperty(Object.prototype, 'polluted');
    expect([after === before, globalsSnapshot() === before]).toEqual([false, true]);
  });

  it.each([
    [() => 1],
    [{ a: Math }],
    [Number.NaN],
    [new Map()],
    [Object.create(null)],
    [
      {
        get a() {
          return 1;
        },
      },
    ],
  ])('knows what is no data: %s', (value) => {
    expect(isData(value)).toBe(false);
  });
});

describe('twenty thousand expressions', () => {
  it('are refused or give data, each of them', () => {
    const write = createExpressionWriter(44);
    const before = globalsSnapshot();
    const counts = { refused: 0, data: 0 };
    for (let index = 0; index < 20_000; index += 1) {
      const source = write();
      const result = run(source);
      if (result === undefined) counts.refused += 1;
      else if (isData(result)) counts.data += 1;
      else throw new Error(`This gave something that is no data: ${source}`);
    }
    expect(globalsSnapshot()).toBe(before);
    // Neither of the two happens only by chance.
    expect(Math.min(counts.refused, counts.data)).toBeGreaterThan(2_000);
  });
});
