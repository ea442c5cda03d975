import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { readAcceptances } from '../drift/accepted.ts';
import { listedDocuments } from '../drift/upstream/listed.ts';
import { readExceptions } from '../run/exceptions.ts';
import { findApis } from '../spec/apis.ts';
import { parseYaml } from '../spec/yaml-source.ts';
import { readTargetConfig } from '../target/target-config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'schemas-'));
afterAll(() => rmSync(folder, { recursive: true }));

const validate = (name: string) =>
  new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object,
  );

/** What the program itself does with a file of this kind: throws where it refuses it. */
const readers: Readonly<Record<string, (file: string) => unknown>> = {
  target: (file) => readTargetConfig({ name: 'a', folder: path.dirname(file), spec: '' }, []),
  exceptions: (file) => readExceptions({ name: 'a', folder: path.dirname(file) }),
  upstream: (file) => [listedDocuments(file), readAcceptances(file, [])],
  accepted: (file) => readAcceptances(file, ['owner', 'expires']),
};

function agree(name: string, text: string): { schema: boolean; program: boolean } {
  const file = path.join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  let program = true;
  try {
    readers[name]?.(file);
  } catch {
    program = false;
  }
  return { schema: validate(name)(parseYaml(text, file)), program };
}

const exception =
  'rule: a, operation: b, reason: c, link: "https://example.com/1", owner: d, expires: "2030-01-01"';

describe('a schema for editors', () => {
  test.each([
    [
      'target',
      'port: 4020\nurl: A_URL\nvalues: { BED: [path.bed], ROW: query.row }\nlaws: [{ write: a, read: b }]\n',
    ],
    ['target', 'disposable: true\nnever: []\nharmless: []\nundo: {}\n'],
    ['exceptions', `- { ${exception} }\n- { ${exception}, probe: "a*" }\n`],
    [
      'upstream',
      'documents: [a.yaml, { address: b.md, variant: c }]\naccepted: [{ fingerprint: a1, reason: b }]\n',
    ],
    ['accepted', '- { fingerprint: a1, reason: b, owner: c, expires: "2030-01-01" }\n'],
    ['accepted', 'accepted: [{ fingerprint: a1, reason: b, owner: c, expires: "2030-01-01" }]\n'],
  ])('takes what the program takes: %s.yaml %#', (name, text) =>
    expect(agree(name, text)).toEqual({ schema: true, program: true }),
  );

  test.each([
    ['target', 'ports: 4020\n'],
    ['target', 'port: many\n'],
    ['target', 'disposable: perhaps\n'],
    ['target', 'never: restart\n'],
    ['exceptions', `- { ${exception}, because: e }\n`],
    ['exceptions', `- { ${exception.replace('rule: a, ', '')} }\n`],
    ['exceptions', `- { ${exception.replace('https:', 'file:')} }\n`],
    ['exceptions', `- { ${exception.replace('2030-01-01', 'soon')} }\n`],
    ['upstream', 'documents: [{ variant: c }]\n'],
    ['upstream', 'documents: [a]\naccepted: [{ fingerprint: a1 }]\n'],
    ['accepted', '- { fingerprint: a1, reason: b, owner: c }\n'],
    ['accepted', '- { fingerprint: a1, reason: b, owner: c, expires: "2030-01-01", until: x }\n'],
  ])('refuses what the program refuses: %s.yaml %#', (name, text) =>
    expect(agree(name, text)).toEqual({ schema: false, program: false }),
  );

  const own = findApis().flatMap((api) =>
    ['target', 'upstream'].map((name) => [path.join(api.folder, `${name}.yaml`), name] as const),
  );

  test.each(own)('takes %s', (file, name) => {
    const check = validate(name);
    check(parseYaml(readFileSync(file, 'utf8'), file));
    expect(check.errors).toBe(null);
  });
});
