import { search } from '@jmespath-community/jmespath';
import { jsonOf } from '../http/exchange.ts';
import type { Sender } from '../http/send.ts';
import type { Env } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json } from '../shared/json.ts';
import type { Spec } from '../spec/spec.ts';
import type { TargetConfig } from './target-config.ts';

/**
 * The environment, completed by what logging in gives, where `login` in `target.yaml` says how and the variables that
 * it names are set. An InputError when the target refuses the login.
 */
export async function logIn(
  spec: Spec,
  config: TargetConfig,
  env: Env,
  url: string,
  sender: Sender,
): Promise<Env> {
  const recipe = recipeOf(config);
  const body = filled(recipe?.body ?? {}, env);
  const operation = spec.operations.find(({ id }) => id === recipe?.operation);
  if (recipe === undefined || body === undefined || operation === undefined) return env;
  const names = [...recipe.credentials].map(
    ([scheme]) => config.credentials.get(scheme)?.administrator ?? '',
  );
  if (names.every((name) => env[name] !== undefined)) return env;
  const { response, failure } = await sender.send({
    method: operation.method,
    url: `${url}${operation.path}`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response === undefined) throw new InputError(`The login at ${url} got no answer: ${failure}.`);
  if (response.status < 200 || response.status >= 300) {
    throw new InputError(
      `The login at ${url} was refused with ${response.status}. Check ${loginVariables(config).join(' and ')}.`,
    );
  }
  const answer = jsonOf(response) ?? null;
  const found = [...recipe.credentials].map(([, expression], index) => {
    const value: unknown = search(answer, expression);
    if (typeof value === 'string' && value !== '') return [names[index], value];
    throw new InputError(
      `The login at ${url} was taken, but its answer has no ${expression}, which login in ${spec.api.folder}/target.yaml asks for.`,
    );
  });
  return { ...env, ...Object.fromEntries(found) };
}

/** The variables that a login takes; none where there is no recipe for one. */
export function loginVariables(config: Pick<TargetConfig, 'extra'>): string[] {
  return variablesIn(recipeOf(config)?.body ?? {});
}

/** Those of them that nobody may print: all but the names of users. */
export function loginSecrets(config: Pick<TargetConfig, 'extra'>, env: Env): string[] {
  const secret = loginVariables(config).filter((name) => !/(USER|NAME|EMAIL|LOGIN)$/.test(name));
  return secret.map((name) => env[name] ?? '');
}

interface Recipe {
  readonly operation: string;
  readonly body: Json;
  /** Per security scheme: where the answer has its value, as JMESPath. */
  readonly credentials: ReadonlyMap<string, string>;
}

function recipeOf({ extra: { login } }: Pick<TargetConfig, 'extra'>): Recipe | undefined {
  if (!isObject(login) || !isObject(login.credentials)) return undefined;
  const credentials = Object.entries(login.credentials).map(([scheme, at]): [string, string] => [
    scheme,
    String(at),
  ]);
  return { operation: String(login.operation), body: login.body ?? {}, credentials: new Map(credentials) };
}

function variablesIn(body: Json): string[] {
  return [...JSON.stringify(body).matchAll(/"\$([A-Z0-9_]+)"/g)].map((match) => match[1] ?? '');
}

/** A body with `$NAME` replaced from the environment; undefined where one is not set. */
function filled(body: Json, env: Env): Json | undefined {
  const text = JSON.stringify(body);
  if (variablesIn(body).some((name) => env[name] === undefined)) return undefined;
  return JSON.parse(
    text.replace(/"\$([A-Z0-9_]+)"/g, (_, name: string) => JSON.stringify(env[name])),
  ) as Json;
}
