import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask } from './mask.ts';

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** Ways in which one character of a secret may come back. */
const ways: readonly ((char: string) => string)[] = [
  (char) => char,
  (char) => [...Buffer.from(char)].map((byte) => `%${hex(byte, 2)}`).join(''),
  (char) => [...Buffer.from(char)].map((byte) => `%25${hex(byte, 2).toUpperCase()}`).join(''),
  (char) => [...Array(char.length).keys()].map((at) => `\\u${hex(char.charCodeAt(at), 4)}`).join(''),
  (char) => `&#${char.codePointAt(0)};`,
  (char) => `&#x${hex(char.codePointAt(0) ?? 0, 1).toUpperCase()};`,
  (char) => JSON.stringify(char).slice(1, -1),
];

const secrets = fc
  .string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
  .filter((text) => text.trim().length >= 8);

test('a secret is hidden in any mixture of encodings, character by character', () => {
  const mixed = secrets.chain((secret) =>
    fc.tuple(
      fc.constant(secret),
      fc.array(fc.nat(ways.length - 1), { minLength: secret.length, maxLength: secret.length }),
    ),
  );
  fc.assert(
    fc.property(mixed, ([secret, choice]) => {
      const text = [...secret].map((char, at) => ways[choice[at] ?? 0]?.(char) ?? char).join('');
      expect(mask(`before %20 ${text} after`, [secret])).toBe('before %20 *** after');
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('a secret in Base64 that is wrapped into lines is hidden, wherever it stands', () => {
  const sentence = fc.tuple(
    secrets,
    fc.nat(5),
    fc.integer({ min: 4, max: 76 }),
    fc.constantFrom('\n', '\r\n', '\\n'),
  );
  fc.assert(
    fc.property(sentence, ([secret, before, width, end]) => {
      const encoded = Buffer.from(`${'u'.repeat(before)}${secret}${'v'.repeat(4)}`).toString('base64');
      const wrapped = encoded.replace(new RegExp(`.{${width}}`, 'g'), (line) => line + end);
      const left = mask(`x:${wrapped}`, [secret]).replaceAll(/\s|\\n/g, '');
      expect(left).toContain('***');
      expect(left.length).toBeLessThan(2 + 3 + encoded.length - Math.floor((secret.length * 8) / 6) + 4);
    }),
    { seed: 2, numRuns: 80 },
  );
});

test('a secret in hexadecimal is hidden, in capitals and with separators', () => {
  for (const separator of ['', ':', ' ', '-', '\\x', ', 0x']) {
    const text = [...Buffer.from('correct horse')].map((byte) => hex(byte, 2).toUpperCase()).join(separator);
    expect(mask(`<${text}>`, ['correct horse'])).toBe('<***>');
  }
});

test('texts without the secret stay as they are', () => {
  const text = 'a%20b &amp; "\\u0041" 63:6f:72 Zm9vYmFy\nZm9v';
  expect(mask(text, ['correct horse'])).toBe(text);
});
