import type { Flow } from '@aybiza/flow';
import * as Y from 'yjs';
import { addLane, fillDoc, readFlow } from './shared-flow.ts';
import { writeChange } from './write-change.ts';

/** The first state of a document for a flow, encoded. */
export function encodeFlow(flow: Flow): Uint8Array<ArrayBuffer> {
  return inDoc(undefined, (doc) => fillDoc(doc, flow));
}

/** The state of a document, encoded, into which a whole flow was written as one more edit. What is the same stays untouched. */
export function mergeFlow(state: Uint8Array, flow: Flow): Uint8Array<ArrayBuffer> {
  return inDoc(state, (doc) => writeChange(doc, { before: readFlow(doc), after: flow }, null));
}

/** The state of a document, encoded, with a lane where it is older than lanes; undefined when it has one. */
export function withLane(state: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  let isNew = false;
  const next = inDoc(state, (doc) => {
    isNew = addLane(doc);
  });
  return isNew ? next : undefined;
}

function inDoc(state: Uint8Array | undefined, work: (doc: Y.Doc) => void): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  try {
    if (state !== undefined) Y.applyUpdate(doc, state);
    work(doc);
    return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>; // Yjs makes it of an array buffer of its own
  } finally {
    doc.destroy();
  }
}
