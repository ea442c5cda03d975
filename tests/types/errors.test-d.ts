import { expectTypeOf } from 'vitest';
import { createModelartsClient } from '../../generated/modelarts/client.ts';
import type { paths as ModelartsPaths } from '../../generated/modelarts/types.ts';
import type { paths as HuaweiPaths } from '../../generated/modelarts/variants/huawei/types.ts';
import { createPaletteClient } from '../../generated/palette/client.ts';
import type { paths as PalettePaths } from '../../generated/palette/types.ts';
import type { paths as NewestPalettePaths } from '../../generated/palette/variants/4.10/types.ts';
import { createRocketchatClient } from '../../generated/rocketchat/client.ts';
import type { paths as RocketchatPaths } from '../../generated/rocketchat/types.ts';
import type { paths as NewestRocketchatPaths } from '../../generated/rocketchat/variants/8.8/types.ts';

// Checked by the compiler only: every documented status that is no success has a body of a known type.
type Success = 200 | 201 | 202 | 204;

/** Path, method and status of each refusal whose body is of no type. */
type Untyped<Paths> = {
  [Path in keyof Paths]-?: {
    [Method in keyof Paths[Path]]-?: Paths[Path][Method] extends { responses: infer Responses }
      ? {
          [Status in keyof Responses]-?: Status extends Success
            ? never
            : Responses[Status] extends { content: { 'application/json': infer Body } }
              ? unknown extends Body
                ? [Path, Method, Status]
                : never
              : [Path, Method, Status];
        }[keyof Responses]
      : never;
  }[keyof Paths[Path]];
}[keyof Paths];

expectTypeOf<Untyped<ModelartsPaths>>().toBeNever();
expectTypeOf<Untyped<HuaweiPaths>>().toBeNever();
expectTypeOf<Untyped<PalettePaths>>().toBeNever();
expectTypeOf<Untyped<NewestPalettePaths>>().toBeNever();
expectTypeOf<Untyped<RocketchatPaths>>().toBeNever();
expectTypeOf<Untyped<NewestRocketchatPaths>>().toBeNever();

// A document of which one refusal says nothing is found out
expectTypeOf<Untyped<{ '/a': { get: { responses: { 400: { content?: never } } } } }>>().not.toBeNever();

const baseUrl = 'http://localhost';
const modelarts = createModelartsClient({ baseUrl, credentials: { authToken: 't' } });
const palette = createPaletteClient({ baseUrl, credentials: { apiKey: 'k' } });
const rocketchat = createRocketchatClient({ baseUrl, credentials: { userId: 'u', authToken: 't' } });

/** What a caller reads of an error, without narrowing it first. */
export async function reads() {
  const path = { project_id: 'p', workspace_id: '0' };
  const changed = await modelarts.PUT('/v1/{project_id}/workspaces/{workspace_id}', {
    params: { path },
    body: { name: 'name' },
  });
  if (changed.error !== undefined) {
    expectTypeOf(changed.error.error_code).toEqualTypeOf<string>();
  }
  const given = await palette.PUT('/v1/workspaces/users/{userUid}/roles', {
    params: { path: { userUid: 'u' } },
    body: {},
  });
  if (given.error !== undefined) expectTypeOf(given.error.code).toEqualTypeOf<string | undefined>();
  const made = await rocketchat.POST('/api/v1/roles.create', { body: { name: 'auditor' } });
  if (made.error !== undefined && 'errorType' in made.error) {
    expectTypeOf(made.error.errorType).toEqualTypeOf<
      'error-invalid-role-properties' | 'error-duplicate-role-names-not-allowed' | 'error-action-not-allowed'
    >();
  }
}
