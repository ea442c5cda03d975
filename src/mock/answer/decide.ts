import type { Identity } from '../../http/request.ts';
import { type DocumentedResponse, documentedResponses } from '../../spec/documented-responses.ts';
import { bodyMedia } from '../../spec/openapi/media.ts';
import type { NamedExample, Operation, Parameter } from '../../spec/operation.ts';
import type { Spec } from '../../spec/spec.ts';
import { absentValue } from '../../values/absent.ts';
import { isEqual } from '../equal.ts';
import { once } from '../once.ts';
import type { ResponseChoice } from '../prism/prism.ts';
import type { DecisionInput } from '../request/decision-input.ts';
import { looksAbsent } from './absent-id.ts';

const isFleeting = ({ isFresh }: DecisionInput) => isFresh;

/** The documented answer to missing or wrong credentials; undefined where the spec documents none. */
export const refusalOfCredentials = once((asked: DecisionInput): ResponseChoice | undefined => {
  if (asked.identity !== 'nobody' && asked.identity !== 'invalid') return undefined;
  const how = asked.identity === 'nobody' ? 'none' : 'wrong';
  const fits = documented(asked.operation).filter(({ cause }) => cause.kind === 'credentials');
  const best = fits.find(({ cause }) => cause.kind === 'credentials' && cause.how === how) ?? fits[0];
  return best === undefined ? { code: 401 } : choiceOf(best);
}, isFleeting);

/** The documented answer to an identity without the permission. */
export const refusalOfPermission = once((asked: DecisionInput): ResponseChoice | undefined => {
  const fits = documented(asked.operation).filter(
    ({ cause }) => cause.kind === 'identity' && cause.identity === asked.identity,
  );
  return fits[0] === undefined ? undefined : choiceOf(fits[0]);
}, isFleeting);

/**
 * The documented answer to a request that breaks a constraint at `where`. A path value that nothing can bear names
 * nothing, where no other answer to it is documented.
 */
export function refusalOfInvalid(
  operation: Operation,
  where: string | undefined,
): ResponseChoice | undefined {
  const fits = documented(operation).filter(({ cause }) => cause.kind === 'invalid');
  const best = fits.find(({ cause }) => cause.kind === 'invalid' && cause.where === where) ?? fits[0];
  if (best === undefined) return where === 'path' ? refusalOf(operation, pathNames(operation)) : undefined;
  return choiceOf(best);
}

/** What a path calls the values in it. */
export function pathNames({ parameters }: Operation): string[] {
  return parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
}

/** The answer that the spec pairs with exactly this request. */
export const partnerOf = once((asked: DecisionInput): ResponseChoice | undefined => {
  const pair = pairOf(asked);
  return pair === undefined ? undefined : choiceOf(pair);
}, isFleeting);

/** A success that bears the name of exactly this request, though a suite could not bring it about. */
export const namesakeOf = once((asked: DecisionInput): DocumentedResponse | undefined => {
  return namesakes(asked.operation).find(
    ({ example }) => example !== undefined && isRequest(asked, example.name, 'administrator'),
  );
}, isFleeting);

/** The same as the spec has it. */
export const pairOf = once((asked: DecisionInput): DocumentedResponse | undefined => {
  return paired(asked.operation).find(
    ({ cause }) => cause.kind === 'request' && isRequest(asked, cause.name, cause.identity),
  );
}, isFleeting);

/** The documented answer when the path names something that is not there, and that no memory has to know. */
export function refusalOfMissing(spec: Spec, asked: DecisionInput): ResponseChoice | undefined {
  const absent = absentOf(spec, asked.operation).filter(({ name, value, example }) => {
    const given = asked.params[name] ?? '';
    return given === value || (looksAbsent(given) && given !== example);
  });
  const [first] = absent;
  return first === undefined
    ? undefined
    : refusalOf(
        asked.operation,
        absent.map(({ name }) => name),
      );
}

/** The documented answer to a path parameter that points at nothing; undefined where the spec documents none. */
export function refusalOf(operation: Operation, parameters: readonly string[]): ResponseChoice | undefined {
  const last = operation.parameters.filter((parameter) => parameter.in === 'path').at(-1)?.name ?? '';
  const fits = documented(operation).filter(
    ({ cause }) => cause.kind === 'missing' && parameters.includes(cause.parameter ?? last),
  );
  return fits[0] === undefined ? undefined : choiceOf(fits[0]);
}

interface Absent {
  readonly name: string;
  readonly value: string;
  readonly example: string;
}

const absentValues = new WeakMap<Operation, readonly Absent[]>();

function absentOf(spec: Spec, operation: Operation): readonly Absent[] {
  const known = absentValues.get(operation);
  if (known !== undefined) return known;
  const parameters = operation.parameters.filter((parameter) => parameter.in === 'path');
  const absent = parameters.map((parameter) => ({
    name: parameter.name,
    value: absentValue(spec.document, spec.schemas, parameter),
    example: String(parameter.examples[0]?.value ?? ''),
  }));
  absentValues.set(operation, absent);
  return absent;
}

/** The answers of an operation. */
const documented = once((operation: Operation): readonly DocumentedResponse[] =>
  documentedResponses(operation),
);

/** Those that are paired with a request. */
const paired = once((operation: Operation): readonly DocumentedResponse[] =>
  documented(operation).filter(({ cause }) => cause.kind === 'request'),
);

/** Successes with a name that no request of the suite brings about. */
const namesakes = once((operation: Operation): readonly DocumentedResponse[] =>
  documented(operation).filter(
    ({ cause, example, response }) =>
      cause.kind === 'never' && example !== undefined && /^2/.test(response.status),
  ),
);

/** An answer as what to ask Prism for. */
export function choiceOf({ response, example }: DocumentedResponse): ResponseChoice {
  const code = Number(response.status.replace(/X/gi, '0'));
  return {
    ...(Number.isNaN(code) ? {} : { code }),
    ...(example === undefined || example.name === 'example' ? {} : { example: example.name }),
  };
}

function isRequest(asked: DecisionInput, name: string, identity: Identity): boolean {
  if (identity === 'unprivileged' && asked.identity !== identity) return false;
  const { body, parameters } = named(asked.operation)(name);
  if (body !== undefined && !isEqual(body.value, asked.body)) return false;
  if (body === undefined && parameters.length === 0) return false;
  return parameters.every(({ parameter, example }) => {
    const given =
      parameter.in === 'path' ? asked.params[parameter.name] : [asked.query[parameter.name]].flat()[0];
    return given === String(example.value);
  });
}

/** The examples of a request that bear a name: its body's, and its parameters'. */
const named = once((operation: Operation) => {
  const known = new Map<string, NamedRequest>();
  return (name: string): NamedRequest => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const isNamed = (example: NamedExample) => example.name === name;
    const found = {
      body: bodyMedia(operation.body)?.examples.find(isNamed),
      parameters: operation.parameters.flatMap((parameter) =>
        parameter.examples.filter(isNamed).map((example) => ({ parameter, example })),
      ),
    };
    known.set(name, found);
    return found;
  };
});

interface NamedRequest {
  readonly body: NamedExample | undefined;
  readonly parameters: readonly { readonly parameter: Parameter; readonly example: NamedExample }[];
}
