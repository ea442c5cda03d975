import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compare, type SpecDifference } from '../../src/drift/compare/compare.ts';
import { badExamples } from '../../src/drift/upstream/examples.ts';
import { pairPage } from '../../src/drift/upstream/page.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { parseYaml } from '../../src/spec/yaml-source.ts';

interface Case {
  readonly name: string;
  readonly edit?: [string, string][];
  /** The form in which alone the edit can be made. */
  readonly only?: string;
  readonly finds: Record<string, string>;
}

const here = import.meta.dirname;
const text = readFileSync(path.join(here, 'pages', 'update_thing.rst'), 'utf8');
const list = parseYaml(readFileSync(path.join(here, 'cases', 'pages.yaml'), 'utf8'), 'pages.yaml') as Case[];
const forms: Record<string, (page: string) => string> = {
  'as it was set': (page) => page,
  squeezed: squeeze,
};
const cases = Object.keys(forms).flatMap((form) =>
  list.filter(({ only }) => only === undefined || only === form).map((one) => ({ ...one, form })),
);
let spec: Spec;
let found: SpecDifference[] = [];

beforeAll(async () => {
  spec = await loadSpec(chooseApi('things', path.join(here, 'specs')));
  const pairs = cases.map((one) => pairOf(one).documents);
  const side = (name: 'mine' | 'theirs') => wholeOf(pairs.map((pair) => pair?.[name] ?? {}));
  found = await compare(side('mine'), side('theirs'));
}, 60_000);

describe('a reference page', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('$form: $name', (one) => {
    const { ours, page, documents } = pairOf(one);
    const mine = found.filter(({ operations }) => operations.includes(`PUT ${pathOf(one.index)}`));
    const bad = ours === undefined || documents === undefined ? [] : badExamples(spec, ours, page);
    const kinds = [
      ...mine
        .filter(({ change }) => change !== 'operation-id-changed')
        .map(({ change, level }) => [change, level]),
      ...bad.map(() => ['example-differs', 'risky']),
      ...(documents === undefined ? [['operation-gone', 'breaking']] : []),
    ];
    expect(Object.fromEntries(kinds)).toEqual(one.finds);
  });
});

function pairOf({ form, edit = [] }: (typeof cases)[number]) {
  const edited = edit.reduce((page, [from, to]) => {
    if (!page.includes(from)) throw new Error(`the page has no ${JSON.stringify(from)}`);
    return page.replaceAll(from, to);
  }, text);
  return pairPage(spec.document, spec.operations, 'update_thing.rst', forms[form]?.(edited) ?? '');
}

/** All cases in one document, so that one comparison judges them all. */
function wholeOf(documents: readonly JsonObject[]): JsonObject {
  const items = documents.map((document, index) => [
    pathOf(index),
    Object.values(document.paths ?? {})[0] ?? {},
  ]);
  return { ...spec.document, paths: Object.fromEntries(items) };
}

function pathOf(index: number): string {
  return `/case-${index}/{project_id}/{thing_id}`;
}

/** The page without its layout: what is left of it after a converter. */
function squeeze(page: string): string {
  const lines = page.split('\n').map((line) =>
    line
      .trim()
      .replace(/ {2,}/g, ' ')
      .replaceAll(/<[^>]*>/g, ''),
  );
  return lines.filter((line) => line !== '').join('\n');
}
