import { type FieldDifference, instantOf } from '../context/compare.ts';
import { isObject, type Json } from '../shared/json.ts';
import { escapeStep, type Pointer } from '../shared/pointer.ts';

/** What of a value may be shown otherwise than it was sent. */
export interface Leeway {
  /** Lists of which the document says that each item is there once: their order says nothing. */
  readonly sets: ReadonlySet<Pointer>;
  /** Places that the answer documents: what is not among them need not be shown. */
  readonly documented: (path: Pointer) => boolean;
  /** Places of which the document says that they come back exactly as they were sent: the offset of an instant too. */
  readonly exact: (path: Pointer) => boolean;
  /** True for an answer that shows all it documents: what was sent and is not there was lost. */
  readonly whole: boolean;
  /** Objects whose fields are anybody's own: what is not there was lost, were it empty. */
  readonly maps?: ReadonlySet<Pointer>;
  /** True where a list that was sent empty replaces one that was not, unless its items name things. */
  readonly emptied?: boolean;
  /** Fields that are not compared. */
  readonly skipped: (name: string) => boolean;
}

/**
 * Where `found` shows something else than what was sent, letter for letter: lists in their order, numbers to the last
 * digit, `false` and 0 as themselves. The same instant may be written in another zone; what is not shown at all may be
 * kept all the same, but for switches and numbers, which are nothing only where they were left out.
 */
export function strictDifferences(
  found: Json | undefined,
  sent: Json,
  leeway: Leeway,
  path: Pointer = '#',
): FieldDifference[] {
  if (isObject(sent)) {
    if (!isObject(found)) {
      const isLeft = found === undefined && !(leeway.whole && Object.keys(sent).length > 0);
      return isLeft ? [] : [{ path, wanted: sent, found }];
    }
    return Object.entries(sent).flatMap(([name, value]) => {
      const here = `${path}/${escapeStep(name)}`;
      const isShown = found[name] !== undefined || leeway.documented(here);
      if (leeway.maps?.has(path) && leeway.whole && value === '' && found[name] === undefined)
        return [{ path: here, wanted: value, found: undefined }];
      return leeway.skipped(name) || !isShown ? [] : strictDifferences(found[name], value, leeway, here);
    });
  }
  if (Array.isArray(sent)) return listDifferences(found, sent, leeway, path);
  const isLeft = found === undefined && leeway.whole && typeof sent === 'string' && sent !== '';
  return isSame(found, sent, leeway.exact(path)) && !isLeft ? [] : [{ path, wanted: sent, found }];
}

function listDifferences(
  found: Json | undefined,
  sent: Json[],
  leeway: Leeway,
  path: Pointer,
): FieldDifference[] {
  if (found === undefined || found === null) {
    const isLeft = found === undefined && !leeway.whole;
    return sent.length === 0 || isLeft ? [] : [{ path, wanted: sent, found }];
  }
  if (!Array.isArray(found)) return [{ path, wanted: sent, found }];
  const isPlain =
    sent.every((item) => typeof item !== 'object') && !found.some((item) => typeof item === 'object');
  const isLeftFull =
    leeway.emptied === true && sent.length === 0 && !leeway.sets.has(path) && !found.every(namesSomething);
  if (!isPlain)
    return found.length < sent.length || isLeftFull
      ? [{ path, wanted: sent, found }]
      : sent.flatMap((item, index) => strictDifferences(found[index], item, leeway, `${path}/${index}`));
  const [one, other] = leeway.sets.has(path) ? [[...found].sort(), [...sent].sort()] : [found, sent];
  const isEqual =
    one.length === other.length && other.every((item, index) => isSame(one[index], item, false));
  return isEqual ? [] : [{ path, wanted: sent, found }];
}

/** True for an entry about a thing of its own: a list of these may be kept by name, and none of them is changed by an empty one. */
function namesSomething(item: Json): boolean {
  return isObject(item) && Object.keys(item).some((name) => /(id|name|key|code|resource|slug)$/i.test(name));
}

function isSame(found: Json | undefined, sent: Json, isExact: boolean): boolean {
  if (found === sent) return true;
  if (sent === null) return found === undefined;
  if (found === undefined) return typeof sent === 'string';
  if (typeof found === 'string' && typeof sent === 'string') {
    // An option may be shown in another case
    if (/^[A-Z][A-Z_]+$/.test(sent) && found.toUpperCase() === sent) return true;
    const [one, other] = [instantOf(found), instantOf(sent)];
    // A mask is shorter than a long text of the same letter
    const isMask = /^[*\u2022xX]{3,}[ -]?\w{0,4}$/;
    return (
      (!isExact && !Number.isNaN(one) && Math.floor(one / 1000) === Math.floor(other / 1000)) ||
      (isMask.test(found) && !isMask.test(sent))
    );
  }
  return false;
}
