import { existsSync } from 'node:fs';
import path from 'node:path';
import { envPart } from '../shared/env.ts';
import { InputError } from '../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { readText } from '../shared/read-text.ts';
import type { Api } from '../spec/apis.ts';
import type { Credential, Operation } from '../spec/operation.ts';
import { type Places, parseYaml, showPlace } from '../spec/yaml-source.ts';
import type { CareRules } from './care.ts';
import { careFields, careRulesOf } from './care-rules.ts';

/** What `target.yaml` says, completed by its defaults: names of environment variables and where values go. */
export interface TargetConfig {
  /** The port of the API's mock, undefined where none is declared. */
  readonly port: number | undefined;
  /** The environment variable of the base URL. */
  readonly url: string;
  /** Per security scheme: the environment variables of its value. */
  readonly credentials: ReadonlyMap<
    string,
    { readonly administrator: string; readonly unprivileged: string }
  >;
  /** Per place (`path.userUid`, `header.ProjectUid`, `body./a/0/b`): the environment variable of its value. */
  readonly values: ReadonlyMap<string, string>;
  /** What may be done to the target, operation by operation. */
  readonly careRules: CareRules;
  /** Names of headers and fields, and JSON pointers, whose values no report shows. */
  readonly redact: readonly string[];
  /** Everything in the file that other steps read: laws, a login. */
  readonly extra: JsonObject;
}

const fields = ['port', 'url', 'credentials', 'unprivileged', 'values', 'redact'];
const extras = ['laws', 'login'];
const known = [...fields, ...careFields, ...extras];

/** Reads `target.yaml`. An InputError with `file:line` for a field that nobody knows. */
export function readTargetConfig(api: Api, operations: readonly Operation[]): TargetConfig {
  const file = path.join(api.folder, 'target.yaml');
  const { given, lineOf } = readFields(file);
  const prefix = envPart(api.name);
  return {
    port: typeof given.port === 'number' ? given.port : undefined,
    url: typeof given.url === 'string' ? given.url : `${prefix}_URL`,
    credentials: credentialNames(prefix, given, operations),
    values: valueNames(prefix, given.values, operations),
    careRules: careRulesOf(given, operations, lineOf),
    redact: redactionOf(given, lineOf),
    extra: Object.fromEntries(Object.entries(given).filter(([name]) => extras.includes(name))),
  };
}

function redactionOf({ redact = [] }: JsonObject, lineOf: (field: string) => string): string[] {
  if (Array.isArray(redact) && redact.every((one) => typeof one === 'string')) return redact;
  throw new InputError(
    `${lineOf('redact')} has to be a list of names and JSON pointers, as in redact: [iban, "#/user/mail"].`,
  );
}

function readFields(file: string): { given: JsonObject; lineOf: (field: string) => string } {
  if (!existsSync(file)) return { given: {}, lineOf: () => file };
  const places: Places = new WeakMap();
  const value = parseYaml(readText(file), file, places) ?? {};
  if (!isObject(value)) throw new InputError(`${file}:1 has to be a map of ${fields.join(', ')}.`);
  const lineOf = (name: string) => showPlace(places.get(value)?.children.get(name) ?? { file, line: 1 });
  if (value.port !== undefined && !Number.isInteger(value.port)) {
    throw new InputError(`${lineOf('port')} says port: ${JSON.stringify(value.port)}. Write a whole number.`);
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    throw new InputError(`${lineOf(name)} has an unknown field "${name}". Known: ${known.join(', ')}.`);
  }
  return { given: value, lineOf };
}

function credentialNames(
  prefix: string,
  given: JsonObject,
  operations: readonly Operation[],
): TargetConfig['credentials'] {
  const all = operations.flatMap((operation) => operation.security.flat());
  const names = new Map<string, { administrator: string; unprivileged: string }>();
  for (const credential of all) {
    const part = defaultPart(credential);
    names.set(credential.scheme, {
      administrator: named(given.credentials, credential.scheme) ?? `${prefix}_${part}`,
      unprivileged: named(given.unprivileged, credential.scheme) ?? `${prefix}_UNPRIVILEGED_${part}`,
    });
  }
  return names;
}

function defaultPart(credential: Credential): string {
  if (credential.kind === 'apiKey') return envPart(credential.name);
  return credential.kind === 'basic' ? 'BASIC' : 'TOKEN';
}

function named(map: Json | undefined, key: string): string | undefined {
  const name = isObject(map) ? map[key] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function valueNames(
  prefix: string,
  given: Json | undefined,
  operations: readonly Operation[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const parameter of operations.flatMap((operation) => operation.parameters)) {
    if (parameter.in === 'path') names.set(`path.${parameter.name}`, `${prefix}_${envPart(parameter.name)}`);
  }
  for (const [name, places] of Object.entries(isObject(given) ? given : {})) {
    for (const place of Array.isArray(places) ? places : [places]) names.set(String(place), name);
  }
  return names;
}
