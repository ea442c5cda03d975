import type { Suite } from '../context/suite.ts';
import { bodyOf } from '../http/body-of.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import type { Probe } from '../probes/probe.ts';
import { responseFor } from '../spec/operation.ts';
import { resourcesOf } from '../spec/resource.ts';
import { isReference, isSecret, sitesOf } from '../values/sites.ts';
import { ownWordsIn } from './own-words.ts';
import { refusableReason } from './refusable.ts';

/**
 * Why a documented refusal of a request that should succeed says nothing against the server: it is about the state
 * that the server is in, or about something that the suite made up. Undefined where it does.
 */
export function inconclusiveReason(suite: Suite, probe: Probe, { status }: HttpResponse): string | undefined {
  const { operation, promise } = probe;
  // An undeclared parameter breaks no constraint: what takes it may be in a state all the same
  const isHopeful = promise.lenient === true || promise.statuses.some((one) => /^[23]/.test(one));
  if (!isHopeful || suite.target.known.examplesExist || status < 400) return undefined;
  if (!suite.target.remembers) return undefined;
  const documented = responseFor(operation, status);
  if (documented === undefined) return undefined;
  // `default` and `5XX` speak of every failure: only a status of its own tells of a state
  const isNamed = documented.status === String(status);
  const refusable = refusableReason(suite.spec, probe, documented);
  const words = probe.draft === undefined ? undefined : ownWordsIn(suite.spec, operation, probe.draft);
  const reasons: [RegExp, boolean, string][] = [
    [/^(501|502|503|504|507)$/, isNamed, 'the document names this state of the server'],
    [/^4\d\d$/, refusable !== undefined, refusable ?? ''],
    [/^(409|410|423)$/, true, 'it is in conflict with what is there'],
    [/^429$/, isNamed, 'the server takes no more requests for now'],
    [
      /^(401|403)$/,
      operation.security.length === 0,
      'what the request says decides who may, and the suite made it up',
    ],
    [/^(404|424)$/, holdsMadeUp(suite, probe, false), 'it names something that the suite made up'],
    [/^(400|401|403|422)$/, holdsMadeUp(suite, probe, true), 'it names something that the suite made up'],
    [/^404$/, isSingle(probe), 'nothing is there'],
    [/^(400|422)$/, words !== undefined, `only the server knows what ${words} takes`],
  ];
  const found = reasons.find(([statuses, holds]) => holds && statuses.test(String(status)));
  return found === undefined ? undefined : `the answer is ${status}: ${found[2]}`;
}

/** True where a part of the request is a name of something, or a secret, that only the server can know. */
function holdsMadeUp(suite: Suite, { operation, draft, guesses }: Probe, isParentThere: boolean): boolean {
  if (draft === undefined) return false;
  const isCreating = resourcesOf(suite.spec).some(({ create }) => create?.id === operation.id);
  const isKnown = (name: string, value: unknown) => suite.target.known.reference?.(name) === value;
  const isTold = (place: string) => suite.target.known.value(place, operation.path) !== undefined;
  const isMadeUp = (name: string, schemas: Parameters<typeof isSecret>[0]['schemas']) =>
    isReference({ name, schemas }) || (!isCreating && isSecret({ name, schemas }));
  const inParameters = operation.parameters.some(
    (parameter) =>
      parameter.in !== 'path' &&
      (draft.query.some(([name]) => name === parameter.name) || parameter.name in draft.headers) &&
      !isTold(`${parameter.in}.${parameter.name}`) &&
      isMadeUp(parameter.name, parameter.schema === undefined ? [] : [parameter.schema]),
  );
  // What was made for the run is there, whatever does not hang on it
  const isPathGuessed = guesses.some(
    (place) => place.startsWith('path.') && !(isParentThere && isTold(place)),
  );
  if (inParameters || isPathGuessed || guesses.includes('body')) return true;
  const pointer = mediaOf(operation.body)?.schema?.at;
  const body = bodyOf(draft);
  if (pointer === undefined || body === undefined) return false;
  return sitesOf(requestReader(suite.spec), pointer, body).some(
    ({ name, schemas, value }) =>
      (typeof value === 'string' || typeof value === 'number') &&
      isMadeUp(name, schemas) &&
      !isKnown(name, value),
  );
}

/** One thing that need not be there: no list, and no item whose id is known. */
function isSingle({ operation }: Probe): boolean {
  if (operation.method !== 'GET' && operation.method !== 'HEAD') return false;
  const isItem = operation.path.endsWith('}');
  const isList = operation.responses.some(
    ({ status, media }) =>
      status.startsWith('2') && media.some(({ schema }) => schema?.schema.type === 'array'),
  );
  return !isItem && !isList;
}
