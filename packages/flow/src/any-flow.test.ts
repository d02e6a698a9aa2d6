import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFix } from './apply-fix.ts';
import { compileFlow, validateFlow } from './compile-flow.ts';
import { type Flow, flowSchema } from './flow.ts';
import { parseFlow } from './parse-flow.ts';
import { spokenFields } from './spoken-fields.ts';
import { aFlow } from './testing/a-flow.ts';
import { anyFlow } from './testing/any-flow.ts';
import { reordered } from './testing/reordered.ts';

/** The same drawings each time: what is found has to be found again. Another number looks further. */
const SEED = 20_261_125;

/** One value somewhere in a document, replaced. */
function spoilt(document: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof document !== 'object' || document === null) return value;
  const entries = Object.entries(document);
  if (entries.length === 0) return value;
  const chosen = step % entries.length;
  const next = entries.map(([key, part], index) => [key, index === chosen ? spoilt(part, rest, value) : part] as const);
  return Array.isArray(document) ? next.map(([, part]) => part) : Object.fromEntries(next);
}

describe('any flow', () => {
  it('gives problems or a chart, and the same bytes however its members are ordered', () => {
    let compiling = 0;
    fc.assert(
      fc.property(anyFlow, fc.array(fc.nat(), { minLength: 1 }), (flow, order) => {
        const [one, two] = [compileFlow(flow), compileFlow(reordered(flow, order))];
        expect(JSON.stringify(two)).toBe(JSON.stringify(one));
        if (one.ok) compiling += 1;
      }),
      { numRuns: 300, seed: SEED },
    );
    // Drawings at random that were all refused would show nothing.
    expect(compiling).toBeGreaterThan(15);
  });

  it('spoilt in one place is refused, or gives problems or a chart: nothing is ever thrown', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(fc.nat(), { maxLength: 7 }), fc.jsonValue(), (flow, path, value) => {
        const parsed = parseFlow(spoilt(flow, path, value));
        if (parsed.ok) validateFlow(parsed.value);
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  it('is a flow still after every fix, without the problem it was for', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        for (const { fix, code, place, message } of validateFlow(flow).slice(0, 5)) {
          if (fix === undefined) continue;
          const fixed = applyFix(flow, fix);
          expect(fixed.ok ? 'a flow' : fixed.error.issues).toBe('a flow');
          if (!fixed.ok) continue;
          expect(flowSchema.safeParse(fixed.value).success).toBe(true);
          const left = validateFlow(fixed.value).filter(
            (other) =>
              other.code === code && other.message === message && JSON.stringify(other.place) === JSON.stringify(place),
          );
          expect(left).toEqual([]);
        }
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});

describe('a check after an edit', () => {
  /** The same flow with one thing changed; everything else is the same object, as in the editor. */
  const edits: readonly ((flow: Flow, node: string) => Flow)[] = [
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...renamedNode(flow, node) } }),
    (flow, node) => ({ ...flow, nodes: Object.fromEntries(Object.entries(flow.nodes).filter(([id]) => id !== node)) }),
    (flow) => ({ ...flow, edges: Object.fromEntries(Object.entries(flow.edges).slice(1)) }),
    (flow) => ({ ...flow, variables: Object.fromEntries(Object.entries(flow.variables).slice(1)) }),
    (flow) => ({ ...flow, settings: { ...flow.settings, timeZone: 'Mars/Base' } }),
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...twin(flow, node) } }),
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...reworded(flow, node, 'Good day.') } }),
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...reworded(flow, node, 'Good day, {{ name }}.') } }),
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...reworded(flow, node, 'Good day, {{ nam.') } }),
    (flow, node) => ({ ...flow, nodes: { ...flow.nodes, ...reworded(flow, node, '') } }),
  ];

  /** Other words where a step says something; the rest of its data are other objects, too, as whatever an editor writes. */
  function reworded(flow: Flow, id: string, words: string): Flow['nodes'] {
    const node = flow.nodes[id];
    const [said] = node === undefined ? [] : spokenFields(flow, node);
    if (node === undefined || said === undefined) return {};
    const edit = { path: ['nodes', id, 'data', ...said.field.split('.')], value: words };
    const edited = applyFix(structuredClone(flow), { edits: [edit] });
    const after = edited.ok ? edited.value.nodes[id] : undefined;
    return after === undefined ? {} : { [id]: after };
  }

  function renamedNode(flow: Flow, node: string): Flow['nodes'] {
    const old = flow.nodes[node];
    return old === undefined ? {} : { [node]: { ...old, label: 'edited' } };
  }

  /** The same object under another id. */
  function twin(flow: Flow, node: string): Flow['nodes'] {
    const same = flow.nodes[node];
    return same === undefined ? {} : { again: same };
  }

  it('proves nothing anew where only words have changed, and everything where a wire has', () => {
    const flow = aFlow().say('hi', 'Hello.').edge('hi', 'next', 'bye').end('bye').start('hi').build();
    const proof = (checked: Flow) => validateFlow(checked).find(({ code }) => code === 'NO_EMERGENCY');
    const first = proof(flow);
    const words = { ...flow, nodes: { ...flow.nodes, ...reworded(flow, 'hi', 'Good day.') } };
    expect(words.nodes.hi).not.toBe(flow.nodes.hi);
    expect([first, proof(words)]).toEqual([expect.anything(), expect.anything()]);
    expect(proof(words)).toBe(first);
    expect(proof({ ...words, edges: { ...words.edges } })).not.toBe(first);
  });

  it('says exactly what a check of the whole flow from nothing says', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (drawn, choices) => {
        let flow = drawn;
        validateFlow(flow);
        for (const [which, at] of choices) {
          const ids = Object.keys(flow.nodes);
          flow = edits[which % edits.length]?.(flow, ids[at % ids.length] ?? '') ?? flow;
          expect(validateFlow(flow)).toEqual(validateFlow(structuredClone(flow)));
        }
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});
