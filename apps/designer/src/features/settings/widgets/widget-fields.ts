import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { FIRST_LOOKS } from '@aybiza/widget/looks';
import { parsePageOrigin } from '@aybiza/widget/page-origin';
import type { WordsOf } from '../../../language/strings.ts';
import type { Environment } from '../../releases/index.ts';
import type { widgetStrings } from './strings.ts';

type Words = WordsOf<typeof widgetStrings>;

export type Widget = inferRouterOutputs<AppRouter>['widget']['list'][number];
export type WidgetInput = inferRouterInputs<AppRouter>['widget']['create'];

/** What stands in the form. */
export interface WidgetFields extends Omit<WidgetInput, 'agentId' | 'environment' | 'origins'> {
  readonly agentId: string;
  /** Undefined: live, or where else the agent answers. */
  readonly environment: Environment | undefined;
  /** One a line. */
  readonly origins: string;
}

/** The form for a widget; without one, for a new one. */
export function fieldsOf(widget: Widget | undefined): WidgetFields {
  if (widget === undefined)
    return {
      agentId: '',
      environment: undefined,
      name: '',
      origins: '',
      looks: FIRST_LOOKS,
      byVoice: true,
      byText: true,
      enabled: true,
    };
  const { agent, name, origins, looks, byVoice, byText, enabled } = widget;
  return {
    agentId: agent.id,
    environment: agent.environment,
    name,
    origins: origins.join('\n'),
    looks,
    byVoice,
    byText,
    enabled,
  };
}

const MOST_ORIGINS = 20;

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const hasGoodOrigins = (lines: readonly string[]) =>
  lines.length <= MOST_ORIGINS && lines.every((line) => parsePageOrigin(line).ok);

/** What is wrong with the origins, in a sentence for each line. */
export function originProblems(text: string, strings: Words): string[] {
  const lines = linesOf(text);
  const problems = lines.flatMap((line) => {
    const parsed = parsePageOrigin(line);
    return parsed.ok ? [] : [strings.originProblems[parsed.error](line)];
  });
  return lines.length > MOST_ORIGINS ? [...problems, strings.tooManyOrigins] : problems;
}

/** The form as the API takes it; undefined while something in it is not right. */
export function toInput({ agentId, environment, origins, ...rest }: WidgetFields): WidgetInput | undefined {
  const agent = agentIdSchema.safeParse(agentId);
  const isRight = agent.success && hasGoodOrigins(linesOf(origins)) && rest.name.trim() !== '';
  return isRight && (rest.byVoice || rest.byText)
    ? { ...rest, ...(environment && { environment }), agentId: agent.data, origins: linesOf(origins) }
    : undefined;
}
