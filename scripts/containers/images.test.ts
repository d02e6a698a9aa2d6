import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VOICE_FLAGS } from '../start/voice-flags.mjs';

const ROOT = join(import.meta.dirname, '../..');
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const SERVICES = ['voice', 'worker', 'designer'];

/** Lines of each stage, those of the stage it builds on first. */
function stageOf(name: string): string[] {
  const [, from = '', body = ''] =
    new RegExp(`^FROM (\\S+) AS ${name}\\n([\\s\\S]*?)(?=^FROM |$(?![\\s\\S]))`, 'm').exec(dockerfile) ?? [];
  const base = from.includes(':') ? [`FROM ${from}`] : stageOf(from);
  return [...base, ...body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))];
}
const lastOf = (lines: readonly string[], word: string) => lines.findLast((line) => line.startsWith(`${word} `));

interface Service {
  image: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  ports?: string[];
  privileged?: boolean;
  command?: string[];
}
const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};

describe('check 141: an image', () => {
  it('is described without a mistake', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it.each(SERVICES)('of %s has no shell, is nobody’s root and says whether it is well', (app) => {
    const lines = stageOf(app);
    expect(lines[0]).toMatch(/^FROM gcr\.io\/distroless\/nodejs24-debian12:nonroot$/);
    expect(lastOf(lines, 'USER')).toBe('USER nonroot');
    expect(lines.filter((line) => line.startsWith('RUN '))).toEqual([]);
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });

  it('for operators is nobody’s root', () => {
    expect(lastOf(stageOf('operate'), 'USER')).toBe('USER node');
  });

  it('of voice keeps house as `npm start` does', () => {
    for (const flag of VOICE_FLAGS) expect(lastOf(stageOf('voice'), 'CMD')).toContain(`"${flag}"`);
  });

  it('takes nothing secret in while it is built', () => {
    const left = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    for (const name of ['.env', '.env.*', '.git', '.aybiza', '**/node_modules']) expect(left).toContain(name);
    expect(dockerfile).not.toMatch(/^(ENV|ARG) .*(SECRET|PASSWORD|TOKEN|KEY)/m);
  });
});

describe('check 141: the services together', () => {
  it('are described as the tool for them would have it', () => {
    const order = {
      'services-alphabetical-order': 0,
      'service-keys-order': 0,
      'service-ports-alphabetical-order': 0,
    } as const;
    // Ours are built where they run, or come by the name they are given here.
    const rules = { ...order, 'no-build-and-image': 0 } as const;
    const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
    const results = linter.lintFiles([join(ROOT, 'docker-compose.yml')], false);
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  });

  it.each(SERVICES)('give %s a file system it cannot write and no powers', (app) => {
    const service = compose.services[app];
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service?.privileged).toBeUndefined();
  });

  it('check 146: are reachable from this machine only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('check 23: have a Redis that forgets nothing', () => {
    expect(compose.services.redis?.command?.join(' ')).toContain('--maxmemory-policy noeviction --appendonly yes');
  });
});
