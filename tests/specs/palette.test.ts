import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../src/shared/json.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { examplesOf } from '../../src/spec/operation.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { compare, type Deliberate, flatten, readFacts, review } from './compare.ts';
import { ourDefinitions, ourOperations, publishedDefinitions } from './palette-facts.ts';

type Published = Record<string, JsonObject>;

const definitions = readFacts<Published>('palette-definitions.yaml');
const { common, operations } = readFacts<{ common: JsonObject; operations: Published }>(
  'palette-operations.yaml',
);
const deliberate = readFacts<Record<'definitions' | 'operations', Deliberate[]>>('palette-differences.yaml');

interface Known {
  readonly status: number;
  readonly code?: string;
  readonly absent?: string;
}

const errors = readFacts<Record<'statuses' | 'codes', Known[]>>('palette-errors.yaml');

/** `404 ResourceNotFound`, for every example of a refusal. */
function shownCodes({ operations }: Spec): string[] {
  const shown = operations.flatMap(({ responses }) =>
    responses.flatMap((response) =>
      examplesOf(response).flatMap(({ value }) =>
        isObject(value) && 'code' in value ? [`${response.status} ${value.code}`] : [],
      ),
    ),
  );
  return [...new Set(shown)].sort();
}

function present(rows: readonly Known[]): string[] {
  const shown = rows.filter(({ absent }) => absent === undefined);
  return shown.map(({ status, code }) => (code === undefined ? String(status) : `${status} ${code}`)).sort();
}

describe.each([undefined, '4.9', '4.10'])('variant %s', async (variant) => {
  const spec = await loadSpec(chooseApi('palette'), variant);

  test('every definition and property is as published, or listed as a deliberate difference', () => {
    expect(Object.keys(definitions)).toHaveLength(103);
    const differences = compare(publishedDefinitions(definitions), ourDefinitions(spec));
    expect(review(differences, deliberate.definitions, variant)).toEqual({ unlisted: [], gone: [] });
  });

  test('every operation is as published, or listed as a deliberate difference', () => {
    expect(Object.keys(operations)).toHaveLength(33);
    const differences = compare(flatten(operations), ourOperations(spec));
    expect(review(differences, deliberate.operations, variant)).toEqual({ unlisted: [], gone: [] });
  });

  test('every known refusal is shown, or its absence has a reason', () => {
    const refusals = spec.operations.flatMap(({ responses }) => responses.map(({ status }) => status));
    expect([...new Set(refusals)].filter((status) => !status.startsWith('2')).sort()).toEqual(
      present(errors.statuses),
    );
    expect(shownCodes(spec)).toEqual(present(errors.codes));
  });

  test.each(spec.operations)('$id takes the common header and either of the two credentials', (operation) => {
    const headers = operation.parameters
      .filter((parameter) => parameter.in === 'header')
      .map(({ name, required, schema }) => [
        name,
        `${required ? 'required' : 'optional'} ${schema?.schema.type}`,
      ]);
    const credentials = operation.security.map((alternative) => alternative.map(({ name }) => name));
    expect({ headers: Object.fromEntries(headers), credentials }).toEqual(common);
  });
});
