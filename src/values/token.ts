import type { Parameter } from '../spec/operation.ts';

/** Names under which a list is told where to go on. */
const places =
  /^(cursor|((starting|ending)_?)?(after|before)|page_?token|continuation_?token|next(_?(token|cursor))?|marker|page\[(cursor|after|before)\])$/i;

/**
 * True for a parameter whose values only the server can make up, as the place where a list goes on: what it does with
 * a text that it never gave out, nobody says.
 */
export function isToken({ in: place, name, schema }: Parameter): boolean {
  const { type, format, enum: options } = schema?.schema ?? {};
  const isText = type === undefined || type === 'string';
  return (
    place === 'query' && places.test(name) && isText && options === undefined && !/^date/.test(String(format))
  );
}
