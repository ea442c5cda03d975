import type { Json } from '../../json.ts';
import type { Ask } from '../behaviour.ts';
import { field } from './entries.ts';
import { freshId } from './fresh-id.ts';
import type { Shelf } from './generic.ts';

/** The id that the paired example promises, unless something bears it already. */
export function pairedId(shelf: Shelf, ask: Ask, isFree: (id: string) => boolean): Json | undefined {
  const id = field(ask.paired, ...shelf.idAt);
  return id !== undefined && isFree(String(id)) ? id : undefined;
}

/** The first new id that nothing bears. */
export function unused(shelf: Shelf, made: number, find: (id: string) => unknown): Json {
  const shape = field(shelf.seeds[0], ...shelf.idAt) ?? shelf.example;
  for (let turn = made; ; turn += 1) {
    const id = freshId(shape, turn);
    if (find(String(id)) === undefined) return id;
  }
}
