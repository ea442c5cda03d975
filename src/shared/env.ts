import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export type Env = Readonly<Record<string, string | undefined>>;

/** The environment, completed by `.env` of this folder where there is one; what is set wins. Empty counts as unset. */
export function readEnv(actual: Env, file = '.env'): Env {
  const fromFile: Env = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const merged = { ...fromFile, ...Object.fromEntries(Object.entries(actual).filter(([, value]) => value)) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value));
}

/** `X-Auth-Token` is `AUTH_TOKEN`, `userUid` is `USER_UID`: the last part of an environment variable's name. */
export function envPart(name: string): string {
  return name
    .replace(/^X-/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}
