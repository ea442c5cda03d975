import { asCalled, asViewed } from '../http/remote-call.ts';
import type { RequestDraft } from '../http/request.ts';
import { type DocumentedResponse, documentedResponses } from '../spec/documented-responses.ts';
import { viewOf } from '../spec/remote/views.ts';
import type { Spec } from '../spec/spec.ts';
import type { Known } from '../target/known.ts';
import { absentValue, isValid } from '../values/absent.ts';
import { aroundProbes } from './around.ts';
import { baseDraft } from './base.ts';
import { bodyProbes } from './body.ts';
import type { Context } from './context.ts';
import { credentialProbes, permissionProbes } from './credentials.ts';
import { mediaOf } from './encode.ts';
import { pendingProbe, probe } from './make.ts';
import { parameterProbes } from './parameters.ts';
import type { Probe } from './probe.ts';
import { neverSucceeds, promiseExample, promiseOf, promiseSuccess } from './promises.ts';
import { randomProbes } from './random.ts';
import { isGood, requestExampleNames } from './request-examples.ts';
import { sendable } from './sendable.ts';
import { withOwnNames } from './unique.ts';

/** How many random bodies an operation gets, and of which seed. */
export interface Random {
  readonly count: number;
  readonly seed: number;
}

/** Every probe of a spec, operation by operation in the spec's order; the same spec and target, the same list. */
export function deriveProbes(spec: Spec, known: Known, random: Random = { count: 2, seed: 1 }): Probe[] {
  return spec.operations.flatMap((operation) => {
    const { path } = viewOf(spec, operation);
    const context: Context = {
      spec,
      operation,
      known: (place) => known.value(place, path),
      isNew: (place) => known.isNew?.(place, path) ?? false,
      ...(known.reference === undefined ? {} : { reference: known.reference }),
      bodyPlaces: known.bodyPlaces,
      examplesExist: known.examplesExist,
    };
    const sent = distinct([
      ...validProbes(context),
      ...exampleProbes(context),
      ...credentialProbes(context),
      ...permissionProbes(context),
      ...missingProbes(context),
      ...parameterProbes(context),
      ...bodyProbes(context),
      ...aroundProbes(context),
      ...randomProbes(context, random.count, random.seed),
    ]);
    const ready = sent.map((one) => sendable(context, one));
    return [...ready, ...untouched(context, sent)];
  });
}

function validProbes(context: Context): Probe[] {
  if (neverSucceeds(context.operation)) return [];
  return [
    probe(
      context,
      'valid',
      'valid request',
      withOwnNames(context, baseDraft(context), 'valid'),
      promiseSuccess(context.operation),
    ),
  ];
}

/** Named request examples replayed, each with the answer that its partner promises. */
function exampleProbes(context: Context): Probe[] {
  const { operation } = context;
  return requestExampleNames(context).flatMap((name) => {
    const example = mediaOf(operation.body)?.examples.find((candidate) => candidate.name === name);
    const valid = example === undefined || isGood(context, example);
    const promise = promiseExample(operation, name, valid);
    const partner = documentedResponses(operation).find(
      ({ cause }) => cause.kind === 'request' && cause.name === name,
    );
    const unprivileged = partner?.cause.kind === 'request' && partner.cause.identity === 'unprivileged';
    const base = {
      ...baseDraft(context, name),
      identity: unprivileged ? ('unprivileged' as const) : ('administrator' as const),
    };
    const draft = context.examplesExist ? base : withOwnNames(context, base, name);
    const isReal = context.examplesExist || !valid || !promise.statuses[0]?.startsWith('2');
    // A success is documented for what breaks the document: that is said of the document
    const isContradiction = !valid && promise.statuses[0]?.startsWith('2') === true;
    return isReal && !isContradiction && !(neverSucceeds(operation) && valid)
      ? [probe(context, 'example', name, draft, promise)]
      : [];
  });
}

/** A valid request for something that is not there: one for each path parameter that the spec says so of. */
function missingProbes(context: Context): Probe[] {
  const { operation } = context;
  if (viewOf(context.spec, operation).call?.key !== undefined) return missingInCall(context);
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
  const answers = documentedResponses(operation).filter(({ cause }) => cause.kind === 'missing');
  const names = new Set(
    answers.map(
      ({ cause }) => (cause.kind === 'missing' ? cause.parameter : undefined) ?? parameters.at(-1)?.name,
    ),
  );
  return parameters
    .filter((parameter) => names.has(parameter.name))
    .flatMap((parameter) => {
      const base = baseDraft(context);
      const { document, schemas } = context.spec;
      const value = absentValue(document, schemas, parameter);
      // Of a closed list everything is there.
      if (!isValid(schemas, parameter, value)) return [];
      const fits = answers.filter(
        ({ cause }) => cause.kind === 'missing' && (cause.parameter ?? parameter.name) === parameter.name,
      );
      const draft = { ...base, path: { ...base.path, [parameter.name]: value } };
      return [probe(context, 'missing', `no such ${parameter.name}`, draft, promiseOf(operation, fits))];
    });
}

/** A remote call about something that is not there is refused as the document says: with a 404 where it has one. */
function missingInCall(context: Context): Probe[] {
  const { operation, spec } = context;
  const view = viewOf(spec, operation);
  const key = view.parameters.find(({ name }) => name === view.call?.key);
  const answers = documentedResponses(operation).filter(({ response }) =>
    /^(400|404|410|422|4XX|default)$/i.test(response.status),
  );
  if (key === undefined || answers.length === 0) return [];
  const value = absentValue(spec.document, spec.schemas, key);
  const draft = asViewed(baseDraft(context), view);
  const asked = asCalled({ ...draft, path: { ...draft.path, [key.name]: value } });
  const promise = { ...promiseOf(operation, answers), examples: [] };
  return [probe(context, 'missing', `no such ${key.name}`, asked, promise)];
}

/** The documented answers that no probe asks for, each with the reason. */
function untouched(context: Context, probes: readonly Probe[]): Probe[] {
  const { operation } = context;
  const isAsked = (status: string, name: string | undefined) =>
    probes.some(({ promise }) => {
      if (!promise.statuses.includes(status)) return false;
      return (
        name === undefined ||
        promise.examples.length === 0 ||
        promise.examples.some((example) => example.name === name)
      );
    });
  // What the spec does not explain may be what some refusal asks for: 415, `4XX`, `default`.
  const isOpen = ({ response, example }: DocumentedResponse) =>
    (example?.elicit ?? response.elicit) === undefined;
  return documentedResponses(operation)
    .filter((answer) => {
      const { response, example, cause } = answer;
      return (cause.kind === 'never' && !isOpen(answer)) || !isAsked(response.status, example?.name);
    })
    .map((answer) => {
      const name =
        answer.example === undefined || answer.example.name === 'example' ? '' : ` ${answer.example.name}`;
      const why =
        answer.cause.kind === 'never' ? answer.cause.why : 'no request of the suite brings it about';
      return pendingProbe(context, `${answer.response.status}${name}`, promiseOf(operation, [answer]), why);
    });
}

/** No request is sent twice: the first probe of a request keeps it, the others of the same promise go. */
function distinct(probes: readonly Probe[]): Probe[] {
  const seen = new Map<string, Probe>();
  for (const candidate of probes) {
    const key = JSON.stringify([keyOf(candidate.draft), candidate.promise.statuses]);
    const known = seen.get(key);
    // An example says more precisely what comes back than the bare valid request.
    if (known === undefined || (known.kind === 'valid' && candidate.kind === 'example'))
      seen.set(key, candidate);
  }
  return [...seen.values()];
}

function keyOf(draft: RequestDraft | undefined): unknown {
  if (draft === undefined) return undefined;
  const { operation, ...rest } = draft;
  return [operation.id, rest];
}
