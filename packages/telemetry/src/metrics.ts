/** What tells samples of one metric apart. Values come from lists that we keep: never a workspace, a person, a number or a path as it was asked for. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels?: Labels;
  readonly value: number;
}

/** A figure of this process as Prometheus takes it; durations in seconds, sizes in bytes. */
export interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  /** What it tells whoever looks at it. */
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** One figure that is only read when somebody asks. */
export function gauge(name: string, help: string, value: number | readonly Sample[]): Metric {
  return { name, type: 'gauge', help, samples: toSamples(value) };
}

/** The same of something that only grows while the process lives. */
export function counter(name: string, help: string, value: number | readonly Sample[]): Metric {
  return { name, type: 'counter', help, samples: toSamples(value) };
}

function toSamples(value: number | readonly Sample[]): readonly Sample[] {
  return typeof value === 'number' ? [{ value }] : value;
}

/** Counts by labels. */
export class Counters {
  readonly #name: string;
  readonly #help: string;
  readonly #samples = new Map<string, { readonly labels: Labels; value: number }>();

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  add(labels: Labels, value = 1): void {
    const key = labelText(labels);
    const sample = this.#samples.get(key);
    if (sample === undefined) this.#samples.set(key, { labels, value });
    else sample.value += value;
  }

  read(): Metric {
    return counter(this.#name, this.#help, [...this.#samples.values()]);
  }
}

/** Upper bounds in seconds: from what nobody hears to what nobody waits for. */
export const DURATION_BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 5, 10, 30] as const;

interface Filled {
  readonly labels: Labels;
  /** How many fell between each bound and the one before; the last: above all. */
  readonly counts: number[];
  sum: number;
}

/** How long things took, by labels. */
export class Durations {
  readonly name: string;
  readonly help: string;
  readonly #filled = new Map<string, Filled>();

  constructor(name: string, help: string) {
    this.name = name;
    this.help = help;
  }

  observe(labels: Labels, ms: number): void {
    const seconds = ms / 1_000;
    const key = labelText(labels);
    const filled = this.#filled.get(key) ?? { labels, counts: Array(DURATION_BOUNDS.length + 1).fill(0), sum: 0 };
    this.#filled.set(key, filled);
    const place = DURATION_BOUNDS.findIndex((bound) => seconds <= bound);
    const at = place < 0 ? DURATION_BOUNDS.length : place;
    filled.counts[at] = (filled.counts[at] ?? 0) + 1;
    filled.sum += seconds;
  }

  /** In the text format: each bucket has what the ones before it have, too. */
  describe(): string {
    const lines = [...this.#filled.values()].flatMap(({ labels, counts, sum }) => {
      let below = 0;
      const buckets = counts.map((count, index) => {
        below += count;
        return line(`${this.name}_bucket`, { ...labels, le: String(DURATION_BOUNDS[index] ?? '+Inf') }, below);
      });
      return [...buckets, line(`${this.name}_sum`, labels, sum), line(`${this.name}_count`, labels, below)];
    });
    return `${head(this.name, 'histogram', this.help)}${lines.join('')}`;
  }
}

/** Everything in the text format of Prometheus, version 0.0.4. */
export function describeMetrics(metrics: readonly (Metric | Durations)[]): string {
  return metrics.map((metric) => (metric instanceof Durations ? metric.describe() : describe(metric))).join('');
}

function describe({ name, type, help, samples }: Metric): string {
  return head(name, type, help) + samples.map(({ labels = {}, value }) => line(name, labels, value)).join('');
}

/** Stands there without any sample too: whoever looks for a name finds it before anything has happened. */
function head(name: string, type: string, help: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function line(name: string, labels: Labels, value: number): string {
  return `${name}${labelText(labels)} ${value}\n`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
