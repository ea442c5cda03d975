import { describe, expect, test } from 'vitest';
import { mask } from './mask.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const secret = `pe'cul "iar" <&/+é$& token`;

describe(mask, () => {
  test.each<[string, string, string[], string]>([
    ['every one', 'a=abcd&b=abcd', ['abcd'], 'a=***&b=***'],
    ['the longer one first', 'abcdefgh', ['abcd', 'abcdefgh'], '***'],
    ['one in a URL', 'k=a%2Fb%3D%3D', ['a/b=='], 'k=***'],
    ['one in a URL with small letters', 'k=a%2fb%3d%3d', ['a/b=='], 'k=***'],
    ['one in a form', new URLSearchParams({ k: secret }).toString(), [secret], 'k=***'],
    ['one in a URL in a URL', encodeURIComponent(encodeURIComponent(secret)), [secret], '***'],
    ['one in Base64', `Basic ${base64('me:secret')}`, ['me:secret'], 'Basic ***'],
    ['one in Base64 for URLs', Buffer.from(secret).toString('base64url'), [secret], '***'],
    ['one in hexadecimal', Buffer.from(secret).toString('hex'), [secret], '***'],
    ['one in JSON', JSON.stringify({ a: 'say "x"' }), ['say "x"'], '{"a":"***"}'],
    ['one in JSON in JSON', JSON.stringify(JSON.stringify(secret)), [secret], '"\\"***\\""'],
    ['one in JSON with escaped slashes', '{"a":"b\\/c\\/d"}', ['b/c/d'], '{"a":"***"}'],
    ['one in JSON without accents', '{"a":"\\u00e9\\u00e9\\u00e9"}', ['ééé'], '{"a":"***"}'],
    ['one in HTML', '<b>&lt;a&gt;&amp;&quot;&#39;</b>', [`<a>&"'`], '<b>***</b>'],
    ['what a cut has left of one', 'x 0123456789abcdef', ['0123456789abcdefghijkl'], 'x ***'],
    ['nothing for an empty one', 'abc', [''], 'abc'],
    ['nothing that only begins alike', 'Bearer of news', ['Bear-trap-4711'], 'Bearer of news'],
  ])('hides %s', (_title, text, secrets, want) => expect(mask(text, secrets)).toBe(want));

  test.each([0, 1, 2, 3, 4])('hides one inside Base64 after %i other bytes', (before) => {
    const encoded = base64(`${'u'.repeat(before)}correct horse battery${'v'.repeat(7)}`);
    const masked = mask(encoded, ['correct horse battery']);
    expect(masked).toContain('***');
    expect(masked.length).toBeLessThan(25);
  });
});
