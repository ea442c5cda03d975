import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import { at, join, type Pointer, steps } from '../../shared/pointer.ts';
import { originOf, type Prepared } from './prepare.ts';
import type { Change } from './redocly.ts';
import { shapeOf } from './template.ts';

/** What is changed, said so that reordering, a renamed path parameter or a moved line does not alter it. */
export function identify(change: Change, before: Prepared, after: Prepared): Json[] {
  const side = change.base === undefined ? change.revision : change.base;
  const document = change.base === undefined ? after : before;
  return [
    stable(originOf(document, side?.pointer ?? change.path), document.original),
    change.property ?? change.kind,
  ];
}

function stable(pointer: Pointer, document: JsonObject): string {
  const path = steps(pointer);
  return path
    .map((step, index) => {
      if (index === 1 && path[0] === 'paths') return shapeOf(step);
      if (!/^\d+$/.test(step)) return step;
      const key = path[index - 1] ?? '';
      if (key === 'parameters') return nameOf(at(document, join('#', ...path.slice(0, index + 1))));
      return /^(oneOf|anyOf|allOf|security|servers)$/.test(key) ? '*' : step;
    })
    .join(' ');
}

function nameOf(parameter: Json | undefined): string {
  if (!isObject(parameter)) return '*';
  return parameter.in === 'path' ? 'path' : `${String(parameter.in)}.${String(parameter.name)}`;
}
