import { readAddress, readMethod } from '../request-address.ts';
import { writeJsonBody, writeJsonObject, writeJsonText } from '../write-json.ts';
import { clip, writeTemplate } from '../write-template.ts';
import { goOn, note, partsOf, type Studio, type Translator } from './studio-context.ts';
import { kindOf, numberProperty, pairsOf, property, type StudioStep } from './studio-flow.ts';

/** Twilio waits ten seconds for an answer. */
const TIMEOUT_SECONDS = 10;
const MOST_MAPPINGS = 50;

/** `make-http-request` and `run-function`, which is a POST to its address. */
export const translateRequest: Translator = (step, studio) => {
  const { draft } = studio;
  const isFunction = kindOf(step) === 'run-function';
  const method = isFunction ? 'POST' : readMethod(property(step, 'method'));
  const address = readAddress(addressOf(step, studio));
  if (!address.isComplete)
    note(
      studio,
      step,
      `Its address “${clip(property(step, 'url') ?? '', 120)}” is not known before the call: fill it in.`,
    );
  const parameters = pairsOf(step, 'parameters');
  const url = method === 'GET' ? withQuery(address.url, { step, studio, parameters }) : address.url;
  const body = method === 'GET' ? undefined : bodyOf(step, studio, parameters);
  const mapping = [...studio.names.mappingOf(step.name)].map(([pointer, variable]) => ({ pointer, variable }));
  if (mapping.length > MOST_MAPPINGS)
    note(studio, step, `More than ${MOST_MAPPINGS} parts of its answer are used; those after them stay empty.`);
  if (property(step, 'add_twilio_auth', 'send_twilio_credentials') === 'true')
    note(studio, step, 'It is sent without Twilio’s credentials: add a header if the other system asks for them.');
  const node = draft.add('request', {
    name: step.name,
    data: {
      call: {
        via: 'http',
        method,
        url: clip(url, 2_000),
        headers: body === undefined ? [] : [{ name: 'Content-Type', value: 'application/json' }],
        ...(body === undefined ? {} : { body: clip(body, 20_000) }),
      },
      timeoutSeconds: Math.min(30, Math.max(1, numberProperty(step, 'timeout') ?? TIMEOUT_SECONDS)),
      mapping: mapping.slice(0, MOST_MAPPINGS),
    },
    position: step.position,
  });
  const failed = goOn(step, 'failed', 'fail');
  draft.wire(node, 'ok', goOn(step, 'success'));
  draft.wire(node, 'timeout', failed);
  draft.wire(node, 'failed', failed);
  draft.enter(step.name, node);
  const reason = isFunction ? 'The function is asked at its web address.' : 'It asks the same address for the same.';
  return { verdict: 'mapped', nodes: [node], reason };
};

/** The address with those variables written out that are set to one value in the whole flow: a host must be known before the call. */
function addressOf(step: StudioStep, studio: Studio): string {
  const written = property(step, 'url') ?? '';
  const filled = written.replace(/\{\{\s*((?:flow\.variables|widgets)\.[\w.-]+?)\s*\}\}/g, (hole, path: string) => {
    return studio.types.constants.get(path.replace(/^(widgets\.[^.]+)\.variables\./, '$1.')) ?? hole;
  });
  return writeTemplate(partsOf(studio, step, filled));
}

type Parameters = readonly { readonly key: string; readonly value: string }[];

function withQuery(
  url: string,
  { step, studio, parameters }: { step: StudioStep; studio: Studio; parameters: Parameters },
): string {
  const pairs = parameters.map(({ key, value }) => {
    const parts = partsOf(studio, step, value).map((part) =>
      typeof part === 'string' ? encodeURIComponent(part) : part,
    );
    return `${encodeURIComponent(key)}=${writeTemplate(parts)}`;
  });
  if (pairs.length === 0) return url;
  const full = `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  if (full.length <= 2_000) return full;
  note(studio, step, 'Its parameters are longer than an address may be and were left out.');
  return url;
}

/** Twilio sends parameters as a form; here they go as JSON, which its functions read alike. */
function bodyOf(step: StudioStep, studio: Studio, parameters: Parameters): string | undefined {
  const written = property(step, 'body');
  if (written !== undefined) {
    const trimmed = written.trim();
    if (trimmed.startsWith('{') || trimmed.startsWith('[')) return writeJsonBody(partsOf(studio, step, trimmed));
    note(studio, step, 'Its body is no JSON; each value in it is written as JSON here.');
    return writeTemplate(partsOf(studio, step, written));
  }
  if (parameters.length === 0) return undefined;
  if (kindOf(step) !== 'run-function' && !/json/i.test(property(step, 'content_type', 'contentType') ?? ''))
    note(studio, step, 'Its parameters are sent as JSON, not as a form.');
  return writeJsonObject(
    parameters.map(({ key, value }) => ({ key, json: writeJsonText(partsOf(studio, step, value)) })),
  );
}
