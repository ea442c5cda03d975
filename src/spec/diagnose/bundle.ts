import path from 'node:path';
import { messageOf } from '../../shared/input-error.ts';
import { isObject } from '../../shared/json.ts';
import { suggest } from '../../shared/nearest.ts';
import { readText } from '../../shared/read-text.ts';
import { kindAt } from '../openapi/fields.ts';
import { type Places, parseYaml, showPlace } from '../yaml-source.ts';
import { diagnoseFileReference } from './file-reference.ts';

/** Why a spec could not be put together, as a sentence. An InputError where one of its files is not YAML. */
export function diagnoseBundle(file: string, thrown: unknown): string {
  const shown = path.relative(process.cwd(), file) || file;
  const reason = messageOf(thrown)
    .split('\n')[0]
    ?.replaceAll(`${process.cwd()}${path.sep}`, '')
    .replace(/\.$/, '');
  return (
    diagnoseFileReference(file) ??
    brokenHead(file, shown) ??
    `${shown} cannot be put together: ${reason}. Correct it.`
  );
}

/** What swagger-parser asks of a document before it looks at the rest. */
function brokenHead(file: string, shown: string): string | undefined {
  const places: Places = new WeakMap();
  const root = parseYaml(readText(file), file, places);
  if (!isObject(root)) return undefined;
  const missing = ['info', 'paths'].filter((field) => root[field] === undefined);
  if (missing.includes('paths')) {
    const unknown = unknownField(root);
    if (unknown !== undefined) {
      const place = places.get(root)?.children.get(unknown.name);
      return `${place === undefined ? shown : showPlace(place)} ${unknown.says}`;
    }
    return `${shown}:1 has no ${missing.map((field) => `"${field}"`).join(' and no ')}. Add ${missing.length > 1 ? 'them' : 'it'}.`;
  }
  if (!isObject(root.info) || typeof root.info.version !== 'number') return undefined;
  const place = places.get(root.info)?.children.get('version');
  return `${place === undefined ? shown : showPlace(place)} "version" has to be text. Put it in quotes.`;
}

function unknownField(root: object): { name: string; says: string } | undefined {
  const fields = kindAt([])?.fields ?? [];
  const name = Object.keys(root).find((key) => !fields.includes(key) && !key.startsWith('x-'));
  if (name === undefined) return undefined;
  return { name, says: `${JSON.stringify(name)} is no field of the document${suggest(name, fields)}` };
}
