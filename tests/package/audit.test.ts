import { expect, test } from 'vitest';
import { bundledNames, seriousOf } from '../../scripts/bundle/audit.ts';

const licences = `Parts of these packages are bundled.

@stoplight/prism-http@5.12.0: Apache-2.0
lodash@4.18.1: MIT

--- lodash@4.18.1 (MIT) ---

Contact somebody@example.com: they know.
`;

test('the packages of a file of licences are those of its list', () => {
  expect([...bundledNames(licences)]).toEqual(['@stoplight/prism-http', 'lodash']);
});

const report = (name: string, severity: string) =>
  JSON.stringify({
    vulnerabilities: { [name]: { severity, range: '<5', via: [{ title: 'Bad', url: 'u' }] } },
  });

test.each([
  ['lodash', 'critical', ['lodash <5: critical, Bad u']],
  ['lodash', 'low', []],
  ['vitest', 'critical', []],
])('of %s, a %s advisory gives %j', (name, severity, want) => {
  expect(seriousOf(report(name, severity), bundledNames(licences))).toEqual(want);
});

test('an audit that could not run is no clean one', () => {
  expect(() => seriousOf('{"error":{"code":"E405"}}', new Set())).toThrow('could not run');
});
