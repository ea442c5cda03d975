import { withoutSlash } from '../spec/resource.ts';
import type { Path } from './path.ts';

/** The things that a run has made, by their paths. */
export interface OwnThings {
  add(template: string, path: Path): void;
  /** It was deleted. */
  drop(template: string, path: Path): void;
  /** True for a request on or below one of them. */
  covers(template: string, path: Path): boolean;
  /** True for a path that the run has ever made. */
  hasMade(concrete: string): boolean;
}

/** No thing yet. */
export function createOwnThings(): OwnThings {
  const there = new Set<string>();
  const ever = new Set<string>();
  return {
    add(template, path) {
      const place = placeOf(template, path);
      there.add(place);
      ever.add(place);
    },
    drop: (template, path) => void there.delete(placeOf(template, path)),
    covers(template, path) {
      const place = `${placeOf(template, path)}/`;
      return [...there].some((own) => place.startsWith(`${own}/`));
    },
    hasMade: (concrete) => ever.has(concrete),
  };
}

/** A path with its values, without a slash at its end. */
export function placeOf(template: string, path: Path): string {
  return withoutSlash(template).replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
}

/** The values of one template's parameters under the names of another one that it begins with. */
export function renamedPath(from: string, path: Path, to: string): Path {
  const [there, here] = [namesIn(from), namesIn(to)];
  return Object.fromEntries(here.map((name, index) => [name, path[there[index] ?? ''] ?? '']));
}

/** The names of a template's parameters, in order. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}
