import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../shared/input-error.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { readText } from '../shared/read-text.ts';
import type { Api } from '../spec/apis.ts';
import { type Place, type Places, parseYaml, showPlace } from '../spec/yaml-source.ts';

/** One known deviation of a server, which somebody answers for. */
export interface Exception {
  readonly api: string;
  readonly rule: string;
  /** The operation's id. */
  readonly operation: string;
  /** A probe's id, a part of it, or a pattern with `*` in it; every probe of the operation without it. */
  readonly probe: string | undefined;
  readonly reason: string;
  readonly link: string;
  readonly owner: string;
  /** The last day it holds, `2026-12-31`. */
  readonly expires: string;
  /** `file:line` of the entry. */
  readonly place: string;
}

const required = ['rule', 'operation', 'reason', 'link', 'owner', 'expires'] as const;
const fields: readonly string[] = [...required, 'probe'];

/**
 * The entries of `specs/<api>/exceptions.yaml`, none where there is no such file.
 * An InputError with `file:line` for a field that is missing, unknown or makes no sense.
 */
export function readExceptions(api: Pick<Api, 'name' | 'folder'>): Exception[] {
  const file = path.join(api.folder, 'exceptions.yaml');
  if (!existsSync(file)) return [];
  const places: Places = new WeakMap();
  const list = parseYaml(readText(file), file, places) ?? [];
  if (!Array.isArray(list)) {
    throw new InputError(`${file}:1 has to be a list of entries with ${fields.join(', ')}.`);
  }
  const lines = places.get(list)?.children;
  const exceptions = list.map((entry, index) =>
    readEntry(api.name, entry, lines?.get(String(index)) ?? { file, line: 1 }, places),
  );
  refuseTwins(exceptions);
  return exceptions;
}

/** True where an exception's `probe` fits an id: a part of it, or a pattern with `*` for all of it. */
export function speaksOf({ probe }: Pick<Exception, 'probe'>, id: string): boolean {
  if (probe === undefined) return true;
  if (!probe.includes('*')) return id.includes(probe);
  const parts = probe.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(id);
}

function readEntry(api: string, entry: unknown, place: Place, places: Places): Exception {
  const here = showPlace(place);
  if (!isObject(entry)) throw new InputError(`${here} has to be an entry with ${fields.join(', ')}.`);
  const lineOf = (field: string) => showPlace(places.get(entry)?.children.get(field) ?? place);
  for (const name of Object.keys(entry)) {
    if (!fields.includes(name)) {
      throw new InputError(
        `${lineOf(name)} has an unknown field "${name}". There are: ${fields.join(', ')}.`,
      );
    }
  }
  const lacking = required.filter((name) => textOf(entry, name) === undefined);
  if (lacking.length > 0) {
    const [first = ''] = lacking;
    const names = lacking.map((name) => `"${name}"`).join(' and ');
    throw new InputError(
      `${entry[first] === undefined ? here : lineOf(first)} lacks ${names}. Add ${lacking.length === 1 ? 'it' : 'them'}.`,
    );
  }
  const said = (name: string) => textOf(entry, name) ?? '';
  if (!/^https?:/.test(said('link')) || !URL.canParse(said('link'))) {
    throw new InputError(`${lineOf('link')} says link: ${said('link')}. Write a URL, as in https://….`);
  }
  if (!isDay(said('expires'))) {
    throw new InputError(
      `${lineOf('expires')} says expires: ${said('expires')}. Write a day, as in 2026-12-31.`,
    );
  }
  if (entry.probe !== undefined && textOf(entry, 'probe') === undefined) {
    throw new InputError(`${lineOf('probe')} has an empty "probe". Name one, or leave the field out.`);
  }
  return {
    api,
    rule: said('rule'),
    operation: said('operation'),
    probe: textOf(entry, 'probe'),
    reason: said('reason'),
    link: said('link'),
    owner: said('owner'),
    expires: said('expires'),
    place: here,
  };
}

/** Two entries for the same would hide that one of them is healed. */
function refuseTwins(exceptions: readonly Exception[]): void {
  const seen = new Map<string, Exception>();
  for (const exception of exceptions) {
    const key = JSON.stringify([exception.rule, exception.operation, exception.probe]);
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw new InputError(`${exception.place} says the same as ${twin.place}. Delete one of them.`);
    }
    seen.set(key, exception);
  }
}

function textOf(entry: JsonObject, field: string): string | undefined {
  const value = entry[field];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).trim() === '' ? undefined : String(value).trim();
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
  );
}
