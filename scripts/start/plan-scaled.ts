import { planApps, type World } from './app-plans.ts';
import type { AppPlan } from './app-process.ts';
import { choosePorts } from './choose-ports.ts';
import type { Upstreams } from './front-door.ts';

/** How many there are of each program in the scaled set-up on one machine. */
export const COPIES = { voice: 3, worker: 2, designer: 2 } as const;
type Copied = keyof typeof COPIES;
/** Those of which there are several. */
export const COPIED = Object.keys(COPIES) as Copied[];

/** Several processes of each program, as they are in the scaled set-up, and where they listen. */
export interface ScaledPlans {
  readonly plans: readonly AppPlan[];
  readonly upstreams: Upstreams;
}

/** All of them reach the installation by one address, which telephone companies and people have too. */
export async function planScaled(world: World, door: string): Promise<ScaledPlans> {
  const settings = {
    ...world.settings,
    PUBLIC_URL: world.settings.PUBLIC_URL ?? door,
    DESIGNER_URL: world.settings.DESIGNER_URL ?? door,
    VOICE_WS_URL: world.settings.VOICE_WS_URL ?? door.replace('http', 'ws'),
    DESIGNER_ORIGINS: [...world.settings.DESIGNER_ORIGINS, door, door.replace('127.0.0.1', 'localhost')],
  };
  const copies = COPIED.flatMap((app) =>
    Array.from({ length: COPIES[app] }, (_copy, index) => ({ app, name: `${app}-${index + 1}` })),
  );
  const ports = await choosePorts(Object.fromEntries(copies.map(({ name }) => [name, 0])));
  const portOf = (name: string) => ports[name] ?? 0;
  const plans = copies.map(({ app, name }): AppPlan => {
    const plan = planApps({ ...world, settings, ports: { ...world.ports, [app]: portOf(name) } })[app];
    const own = app === 'voice' ? { OWN_URL: `http://127.0.0.1:${portOf(name)}` } : {};
    return { ...plan, name, env: { ...plan.env, ...own } };
  });
  const portsOf = (wanted: Copied) => copies.flatMap(({ app, name }) => (app === wanted ? [portOf(name)] : []));
  return { plans, upstreams: { voice: portsOf('voice'), designer: portsOf('designer') } };
}
