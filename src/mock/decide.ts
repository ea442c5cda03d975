import { type Answer, answersOf } from '../answers.ts';
import { type Json, sameJson } from '../json.ts';
import { jsonMedia } from '../openapi/media.ts';
import type { Operation } from '../operation.ts';
import type { Identity } from '../request.ts';
import type { Spec } from '../spec.ts';
import { absentValue } from '../values/absent.ts';
import type { Wanted } from './prism.ts';

/** A request on its way to an answer: matched, identified, its body parsed. */
export interface Asked {
  readonly operation: Operation;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: Json | undefined;
}

/** The documented answer to missing or wrong credentials; undefined where the spec documents none. */
export function refusalOfCredentials(asked: Asked): Wanted | undefined {
  if (asked.identity !== 'nobody' && asked.identity !== 'invalid') return undefined;
  const how = asked.identity === 'nobody' ? 'none' : 'wrong';
  const fits = answersOf(asked.operation).filter(({ cause }) => cause.kind === 'credentials');
  const best = fits.find(({ cause }) => cause.kind === 'credentials' && cause.how === how) ?? fits[0];
  return best === undefined ? { code: 401 } : wanted(best);
}

/** The documented answer to an identity without the permission. */
export function refusalOfPermission(asked: Asked): Wanted | undefined {
  const fits = answersOf(asked.operation).filter(
    ({ cause }) => cause.kind === 'identity' && cause.identity === asked.identity,
  );
  return fits[0] === undefined ? undefined : wanted(fits[0]);
}

/** The documented answer to a request that breaks a constraint. */
export function refusalOfInvalid(operation: Operation, where: string | undefined): Wanted | undefined {
  const fits = answersOf(operation).filter(({ cause }) => cause.kind === 'invalid');
  const best = fits.find(({ cause }) => cause.kind === 'invalid' && cause.where === where) ?? fits[0];
  return best === undefined ? undefined : wanted(best);
}

/** The answer that the spec pairs with exactly this request. */
export function partnerOf(asked: Asked): Wanted | undefined {
  const pairs = answersOf(asked.operation).filter(({ cause }) => cause.kind === 'request');
  const fit = pairs.find(({ cause }) => cause.kind === 'request' && isRequest(asked, cause.name, cause.identity));
  return fit === undefined ? undefined : wanted(fit);
}

/** The documented answer when the request is for something that is not there. */
export function refusalOfMissing(spec: Spec, asked: Asked): Wanted | undefined {
  const parameters = asked.operation.parameters.filter((parameter) => parameter.in === 'path');
  const absent = parameters.filter(
    (parameter) => asked.params[parameter.name] === absentValue(spec.document, spec.schemas, parameter),
  );
  const last = parameters.at(-1)?.name;
  const fits = answersOf(asked.operation).filter(
    ({ cause }) => cause.kind === 'missing' && absent.some(({ name }) => name === (cause.parameter ?? last)),
  );
  return fits[0] === undefined ? undefined : wanted(fits[0]);
}

/** An answer as what to ask Prism for. */
export function wanted({ response, example }: Answer): Wanted {
  const code = Number(response.status.replace(/X/gi, '0'));
  return {
    ...(Number.isNaN(code) ? {} : { code }),
    ...(example === undefined || example.name === 'example' ? {} : { example: example.name }),
  };
}

function isRequest(asked: Asked, name: string, identity: Identity): boolean {
  if (identity === 'unprivileged' && asked.identity !== identity) return false;
  const body = jsonMedia(asked.operation.body)?.examples.find((example) => example.name === name);
  if (body !== undefined && !sameJson(body.value, asked.body)) return false;
  const parameters = asked.operation.parameters.flatMap((parameter) =>
    parameter.examples.filter((example) => example.name === name).map((example) => ({ parameter, example })),
  );
  if (body === undefined && parameters.length === 0) return false;
  return parameters.every(({ parameter, example }) => {
    const given = parameter.in === 'path' ? asked.params[parameter.name] : [asked.query[parameter.name]].flat()[0];
    return given === String(example.value);
  });
}
