import { expect, test } from 'vitest';
import { chooseApi, findApis } from '../../spec/apis.ts';
import { loadSpec } from '../../spec/spec.ts';
import { nearestTo } from './near.ts';

test.each([
  ['rocketchat', '/api/v1/permissionsList', /^GET \/api\/v1\/permissions\.listAll$/],
  ['rocketchat', '/api/v1/role.list', /^GET \/api\/v1\/roles\.list$/],
  ['rocketchat', '/permissions.listAll', /^GET \/api\/v1\/permissions\.listAll$/],
  ['palette', '/v1/workspace/64c1a7f0d3b2e8459f6a0b11', /^GET or DELETE \/v1\/workspaces\/{uid}$/],
  ['palette', '/v1/workspaces/64c1/backups', / \/v1\/workspaces\/{uid}\/backup$/],
  ['modelarts', '/v1/p/workspace', / \/v1\/{project_id}\/workspaces$/],
  ['modelarts', '/nowhere', undefined],
  ['modelarts', '/', undefined],
])('%s at %s names %s', async (api, path, nearest) => {
  const { operations } = await loadSpec(chooseApi(api));
  const near = nearestTo(path, operations);
  expect(near.length).toBeLessThanOrEqual(3);
  if (nearest === undefined) expect(near).toEqual([]);
  else expect(near).toContainEqual(expect.stringMatching(nearest));
});

test('the very path is nearest to itself', async () => {
  for (const api of findApis()) {
    const { operations } = await loadSpec(api);
    for (const { path } of operations)
      expect(nearestTo(path.replace(/[{}]/g, ''), operations).some((name) => name.endsWith(` ${path}`))).toBe(
        true,
      );
  }
});
