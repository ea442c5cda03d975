import { distance } from '../../shared/distance.ts';
import type { Operation } from '../../spec/operation.ts';
import { Recent } from '../control/recent.ts';
import { once } from '../once.ts';

/** How many are named. */
const most = 3;

/** Longer paths than this are like nothing. */
const longest = 300;

/** How unlike a path may be that is named: the share of its letters. */
const farthest = 0.34;

/** How much farther than the nearest another may be. */
const nextBest = 0.06;

/** How many segments somebody may have forgotten at the front, or have too many. */
const mostCut = 3;

const known = once((_: readonly Operation[]) => new Recent<string[]>(200));

/** The paths most like this one, as `GET or PUT /items/{id}`; none where nothing is much like it. */
export function nearestTo(path: string, operations: readonly Operation[]): string[] {
  if (path.length > longest) return [];
  const before = known(operations).get(path);
  if (before !== undefined) return before;
  const near = find(path, operations);
  known(operations).set(path, near);
  return near;
}

function find(path: string, operations: readonly Operation[]): string[] {
  const asked = segments(path);
  const templates = [...new Set(operations.map((operation) => operation.path))];
  const ranked = templates
    .map((template) => ({ template, far: farness(asked, segments(template)) }))
    .sort((a, b) => a.far - b.far);
  const limit = Math.min(farthest, (ranked[0]?.far ?? 1) + nextBest);
  return ranked
    .filter(({ far }) => far <= limit)
    .slice(0, most)
    .map(({ template }) => `${methodsAt(template, operations).join(' or ')} ${template}`);
}

function methodsAt(template: string, operations: readonly Operation[]): string[] {
  return operations.filter(({ path }) => path === template).map(({ method }) => method);
}

function segments(path: string): string[] {
  return path.toLowerCase().split('/').slice(1);
}

/** As different as two paths are that may begin with more: whoever forgets a prefix, or writes it twice, is near. */
function farness(asked: readonly string[], template: readonly string[]): number {
  const cuts = Array.from({ length: mostCut + 1 }, (_, cut) => cut);
  return Math.min(
    ...cuts.map((cut) => difference(asked, template.slice(cut)) + cut / 20),
    ...cuts.map((cut) => difference(asked.slice(cut), template) + cut / 20),
  );
}

/** From 0, the same, to 1: how much of the letters differ, segment by segment; a parameter is like anything. */
function difference(asked: readonly string[], template: readonly string[]): number {
  const length = asked.length === 0 || template.length === 0 ? 0 : Math.max(asked.length, template.length);
  let [letters, parameters, changed] = [0, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [asked[index] ?? '', template[index] ?? ''];
    if (one !== '' && /^\{[^}]*\}$/.test(other)) {
      letters += 1;
      parameters += 1;
      continue;
    }
    letters += Math.max(one.length, other.length) + 1;
    // Two letters in each other's place are two mistakes
    changed += distance(one, other, 2) + (asked.length > index && template.length > index ? 0 : 1);
  }
  // Parameters alone are like everything
  return letters === parameters ? 1 : changed / letters;
}
