import { describe, expect, test } from 'vitest';
import { mapSource } from './source-map.ts';
import { type Places, parseYaml } from './yaml-source.ts';

const text = `paths:
  /beds/{bed}:
    get:
      responses:
        '200': { description: ok }
tags:
  - name: a
`;

function map() {
  const places: Places = new WeakMap();
  return mapSource(parseYaml(text, 'garden.yaml', places), places, 'garden.yaml');
}

describe(mapSource, () => {
  test.each([
    ['#', 1],
    ['#/paths', 1],
    ['#/paths/~1beds~1{bed}', 2],
    ['#/paths/~1beds~1{bed}/get/responses/200', 5],
    ['#/paths/~1beds~1{bed}/get/responses/200/description', 5],
    ['#/tags/0/name', 7],
  ])('%s stands on line %i', (pointer, line) => expect(map().locate(pointer)).toBe(`garden.yaml:${line}`));

  test.each([
    ['#/paths/~1beds~1{bed}/get/responses/404/content', 4],
    ['#/nowhere/at/all', 1],
    ['garbage', 1],
  ])('%s, which nobody wrote, is the nearest that somebody did: line %i', (pointer, line) => {
    expect(map().locate(pointer)).toBe(`garden.yaml:${line}`);
  });

  test('what comes from elsewhere is located there, with everything below it', () => {
    const source = map();
    source.override('#/paths/~1beds~1{bed}/get', { file: '2.x.overlay.yaml', line: 9 });
    expect(source.locate('#/paths/~1beds~1{bed}/get/summary')).toBe('2.x.overlay.yaml:9');
    expect(source.locate('#/paths/~1beds~1{bed}')).toBe('garden.yaml:2');
  });
});
