/** What a person sees while the product starts: one line per thing that was done, with its time. */
export interface Progress {
  /** Something that takes so long that it must be announced. */
  begin(name: string, detail: string): void;
  done(name: string, detail: string, startedAt: number): void;
  note(text: string): void;
}

const NAME_WIDTH = 12;
const DETAIL_WIDTH = 52;

/** Prints to the given stream; times are in seconds with one decimal. */
export function createProgress(out: { write(text: string): unknown }): Progress {
  const line = (text: string) => out.write(`${text.trimEnd()}\n`);
  return {
    begin: (name, detail) => line(`  ${name.padEnd(NAME_WIDTH)}${detail} …`),
    done(name, detail, startedAt) {
      const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      line(`  ${name.padEnd(NAME_WIDTH)}${detail.padEnd(DETAIL_WIDTH)} ${seconds.padStart(7)}`);
    },
    note: line,
  };
}
