import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../src/shared/json.ts';
import { join } from '../../src/shared/pointer.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { examplesOf } from '../../src/spec/operation.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { compare, type Deliberate, readFacts, review } from './compare.ts';
import { ourFacts, type Published, publishedFacts } from './modelarts-facts.ts';

interface Code {
  readonly status: number;
  readonly code: string;
  readonly absent?: string;
}

interface Value {
  readonly as: string;
  readonly what: string;
  readonly value: Json;
  readonly base: boolean;
  readonly huawei: boolean;
}

const published = readFacts<Published>('modelarts.yaml');
const { differences } = readFacts<{ differences: Deliberate[] }>('modelarts-differences.yaml');
const { codes, values } = readFacts<{ codes: Code[]; values: Value[] }>('modelarts-errors.yaml');

/** `400 ModelArts.7005`, for every example of an error. */
function shownCodes({ operations }: Spec): string[] {
  const shown = operations.flatMap(({ responses }) =>
    responses.flatMap((response) =>
      examplesOf(response).flatMap(({ value }) =>
        isObject(value) && typeof value.error_code === 'string'
          ? [`${response.status} ${value.error_code}`]
          : [],
      ),
    ),
  );
  return [...new Set(shown)].sort();
}

describe.each([undefined, 'huawei'])('variant %s', async (variant) => {
  const spec = await loadSpec(chooseApi('modelarts'), variant);

  test('every operation, parameter and field is as published, or listed as a deliberate difference', () => {
    const found = compare(publishedFacts(published, variant), ourFacts(spec));
    expect(review(found, differences, variant)).toEqual({ unlisted: [], gone: [] });
  });

  test('every published code is shown with its status, or its absence has a reason', () => {
    const expected = codes
      .filter(({ absent }) => absent === undefined)
      .map(({ status, code }) => `${status} ${code}`);
    expect(shownCodes(spec)).toEqual(expected.sort());
  });

  test.each(values)('$as: $what', ({ as, value, base, huawei }) => {
    const pointer = join('#', 'components', 'schemas', as);
    const direction = /^(Workspace(Create|Update)|Grant|QuotasUpdate)$/.test(as) ? 'request' : 'response';
    const isRight = variant === undefined ? base : huawei;
    expect(spec.schemas.check(pointer, value, direction).length === 0).toBe(isRight);
  });
});
