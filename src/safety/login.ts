import { search } from '@jmespath-community/jmespath';
import type { Env } from '../env.ts';
import { jsonOf } from '../exchange.ts';
import { InputError } from '../input-error.ts';
import { isObject, type Json } from '../json.ts';
import type { Sender } from '../send.ts';
import type { Spec } from '../spec.ts';
import type { TargetConfig } from '../target-config.ts';

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
  const { login } = config.extra;
  if (!isObject(login) || !isObject(login.credentials)) return env;
  const given = [...config.credentials.values()].some(
    ({ administrator }) => env[administrator] !== undefined,
  );
  const body = filled(login.body ?? {}, env);
  const operation = spec.operations.find(({ id }) => id === login.operation);
  if (given || body === undefined || operation === undefined) return env;
  const { response, failure } = await sender.send({
    method: operation.method,
    url: `${url}${operation.path}`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response === undefined || response.status >= 300) {
    throw new InputError(
      `The login at ${url} was refused (${failure ?? response?.status}). Check the user and the password.`,
    );
  }
  const answer = jsonOf(response) ?? null;
  const found = Object.entries(login.credentials).map(([scheme, expression]) => {
    const name = config.credentials.get(scheme)?.administrator ?? '';
    return [name, String(search(answer, String(expression)))];
  });
  return { ...env, ...Object.fromEntries(found) };
}

/** A body with `$NAME` replaced from the environment; undefined where one is not set. */
function filled(body: Json, env: Env): Json | undefined {
  const text = JSON.stringify(body);
  const names = [...text.matchAll(/"\$([A-Z0-9_]+)"/g)].map((match) => match[1] ?? '');
  if (names.some((name) => env[name] === undefined)) return undefined;
  return JSON.parse(
    text.replace(/"\$([A-Z0-9_]+)"/g, (_, name: string) => JSON.stringify(env[name])),
  ) as Json;
}
