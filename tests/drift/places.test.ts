import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { driftBase } from '../../src/drift/base/base.ts';
import { placeOf } from '../../src/drift/base/documents.ts';
import { makeRepository, type Repository } from './repository.ts';

const shop = (type: string) => `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /items:
    get:
      operationId: list
      responses:
        '200': { description: All., content: { application/json: { schema: { $ref: './item.yaml#/${type}' } } } }
`;

describe('documents of a foreign repository', () => {
  let repository: Repository;
  const home = process.cwd();
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(repository.folder, file)), { recursive: true });
    repository.write(file, text);
  };

  beforeEach(() => {
    repository = makeRepository();
    for (const name of ['shop', 'stock']) {
      put(`api/v1/${name}/openapi.yml`, shop('Item'));
      put(`api/v1/${name}/item.yaml`, 'Item: { type: object, required: [id] }\nName: { type: string }\n');
    }
    put('node_modules/other/openapi.yml', shop('Item'));
    writeFileSync(path.join(repository.folder, '.gitignore'), 'node_modules\n');
    repository.commit();
    process.chdir(repository.folder);
  });
  afterEach(() => {
    process.chdir(home);
    repository.remove();
  });

  const against = (folder: string) => driftBase({ ref: 'main', today: '2026-01-01', folder });

  test('--specs takes a folder of APIs, one document, or a pattern; what was installed is none of it', () => {
    const named = (specs: string) => {
      const place = placeOf(specs);
      return place.find(place.folder).map(({ name }) => name);
    };
    expect(named('api/**/openapi.{yaml,yml,json}')).toEqual(['v1-shop', 'v1-stock']);
    expect(named('**/openapi.yml')).toEqual(['api-v1-shop', 'api-v1-stock']);
    expect(named('api/v1/shop/openapi.yml')).toEqual(['shop']);
    expect(named('api/v1')).toEqual(['shop', 'stock']);
    expect(named('nowhere/**/*.yaml')).toEqual([]);
  });

  test('a pattern finds what a pull request breaks, with the line of the file', async () => {
    repository.edit('api/v1/shop/openapi.yml', 'item.yaml#/Item', 'item.yaml#/Name');
    const { findings, scope } = await against('api/**/openapi.{yaml,yml,json}');
    expect(scope).toBe('v1-shop, v1-stock');
    expect(findings[0]).toMatchObject({ rule: 'drift-breaking', api: 'v1-shop' });
    expect(findings[0]?.spec).toMatch(/^api\/v1\/shop\/item\.yaml:\d/);
  });

  test('a document that is gone is told by its own name', async () => {
    repository.git('rm', '-q', 'api/v1/stock/openapi.yml');
    const { findings } = await against('api/**/openapi.yml');
    expect(findings).toMatchObject([{ change: 'api-removed', spec: 'api/v1/stock/openapi.yml:1' }]);
  });

  test('what matches nothing is refused with the pattern', async () => {
    await expect(against('api/**/swagger.json')).rejects.toThrow(
      'No API found: api/**/swagger.json matches nothing',
    );
    await expect(against('contracts')).rejects.toThrow("--specs 'api/**/openapi.{yaml,yml,json}'");
  });
});
