import { describe, expect, test } from 'vitest';
import { accessRefusal } from './access.ts';

const here = { remote: '127.0.0.1', local: '127.0.0.1' };
const call = (headers: Record<string, string>, at = here, allowed: string[] = []) =>
  accessRefusal({ headers: { host: '127.0.0.1:4010', ...headers }, ...at }, allowed);

describe(accessRefusal, () => {
  test.each<[string, Record<string, string>]>([
    ['a script on this machine', {}],
    ["the mock's own page", { origin: 'http://127.0.0.1:4010', 'sec-fetch-site': 'same-origin' }],
    ['an address typed into a browser', { 'sec-fetch-site': 'none' }],
    [
      'a page that is developed on this machine',
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'cross-site' },
    ],
    ['a caller by the name localhost', { host: 'localhost:4010' }],
    ['a caller over IPv6', { host: '[::1]:4010' }],
  ])('lets %s in', (_title, headers) => expect(call(headers)).toBeUndefined());

  test.each<[string, Record<string, string>]>([
    ['a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a page whose origin is hidden', { origin: 'null' }],
    ['a picture in a page of another site', { 'sec-fetch-site': 'cross-site' }],
    [
      'a page under a name that was turned to this machine',
      { host: 'evil.example:4010', origin: 'http://evil.example:4010', 'sec-fetch-site': 'same-origin' },
    ],
    ['a name that only begins like this machine', { host: 'localhost.evil.example' }],
    ['an origin that only ends like this machine', { origin: 'http://evil-localhost' }],
  ])('keeps %s out', (_title, headers) => expect(call(headers)).toContain('--allow-origin'));

  test('keeps another machine out, and lets it in by the name that was allowed', () => {
    const far = { remote: '::ffff:10.1.2.3', local: '::ffff:10.0.0.9' };
    expect(call({ host: 'mocks:4010' }, far)).toContain('--allow-origin');
    expect(call({ host: '10.0.0.9:4010' }, far)).toContain('10.1.2.3');
    expect(call({ host: 'mocks:4010' }, far, ['http://mocks:4010'])).toBeUndefined();
    expect(call({ host: 'anything', origin: 'https://any.example' }, far, ['*'])).toBeUndefined();
  });
});
