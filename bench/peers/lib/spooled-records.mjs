import { closeSync, openSync, unlinkSync, write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOLE_OWNER } from '../../../apps/voice/src/testing/sole-owner.ts';

/** As the product's writer does. */
const GATHER_MS = 100;
/** More than any run writes; what comes then is dropped and counted. */
const MAX_SPOOL_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Records in a bounded file instead of a database: log entries, the last checkpoint of each call and segments of the recording are
 * gathered and written behind, as the product does it. The file is the operating system's, so its memory is not the process's.
 * @param {import('../../../apps/voice/src/records/call-records-port.ts').Deployed} deployed what every number answers with
 */
export function createSpooledRecords(deployed) {
  const path = join(tmpdir(), `bench-spool-${process.pid}.jsonl`);
  const file = openSync(path, 'w');
  let written = 0;
  let dropped = 0;
  /** @type {unknown[]} */
  let lines = [];
  /** @type {Map<string, { seq: number, standing: unknown }>} */
  const checkpoints = new Map();
  let isScheduled = false;

  const put = (/** @type {string | Uint8Array} */ piece, onWritten = () => {}) => {
    const done = (/** @type {Error | null} */ error) => {
      if (error !== null) dropped += 1;
      onWritten();
    };
    written += piece.length;
    if (written > MAX_SPOOL_BYTES) {
      dropped += 1;
      onWritten();
    } else if (typeof piece === 'string') write(file, piece, done);
    else write(file, piece, done);
  };
  function flush() {
    isScheduled = false;
    for (const [call, checkpoint] of checkpoints) lines.push({ call, ...checkpoint });
    checkpoints.clear();
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    lines = [];
    put(`${text}\n`);
  }
  function schedule() {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(flush, GATHER_MS);
  }

  return {
    findByNumber: async () => deployed,
    findByToken: async () => undefined,
    open: ({ id }) => ({
      calendar: async () => ({ status: 404, body: {} }),
      sendMessage: async () => undefined,
      findSignal: async () => undefined,
      signalUsed: () => undefined,
      saveSegment: ({ audio, free }) => put(audio, free),
      onEvents(events) {
        for (const event of events) lines.push({ call: id, event });
        schedule();
      },
      onMoved(standing, seq) {
        checkpoints.set(id, { seq, standing });
        schedule();
      },
      onEnded({ outcome, reason }) {
        lines.push({ call: id, outcome, reason });
        schedule();
      },
      ...SOLE_OWNER,
    }),
    flush: async () => flush(),
    isReady: async () => true,
    close() {
      closeSync(file);
      unlinkSync(path);
      return { dropped };
    },
  };
}
