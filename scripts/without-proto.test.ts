import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from './start/settings.ts';

const run = promisify(execFile);

/** Compiles and evaluates in a process where touching `__proto__` is an error. */
const PROGRAM = `
  import { lowerExpression, parseFlow } from '@aybiza/flow';
  import { evaluate, renderTemplate, toValue, valueAtPointer } from '@aybiza/statechart';
  let isThrown = false;
  try { Reflect.get({}, '__proto__'); } catch { isThrown = true; }
  const answer = toValue(JSON.parse('{"__proto__": {"polluted": true}, "a": {"b": [1, 2]}}'));
  const lowered = lowerExpression('answer.a.b.map(x, x + 1).filter(x, x > 2).size() == 1', new Map([['answer', 'object']]));
  const value = lowered.ok && evaluate(lowered.value.expression, { answer }).value;
  const hostile = evaluate({ op: 'member', of: { op: 'value', value: answer }, key: { op: 'value', value: '__proto__' } }, {}).value;
  const text = renderTemplate([{ expression: { op: 'variable', name: 'answer' } }], { answer }, { target: 'json' }).text;
  const flow = parseFlow(JSON.parse('{"schemaVersion": 1, "name": "x", "nodes": {"__proto__": {}}, "edges": {}, "variables": {}}'));
  const pointed = valueAtPointer(answer, '/__proto__/polluted');
  console.log(JSON.stringify({ isThrown, value, hostile, text, isFlow: typeof flow.ok, pointed }));
`;

test('expressions, templates and documents never touch __proto__', async () => {
  const args = ['--disable-proto=throw', '--import', 'tsx', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  expect(JSON.parse(stdout)).toEqual({
    isThrown: true,
    value: true,
    hostile: null,
    text: '{"a":{"b":[1,2]}}',
    isFlow: 'boolean',
    pointed: null,
  });
});
