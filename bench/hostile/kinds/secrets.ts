import { mask } from '../../../src/http/mask.ts';
import type { Choices, Kind } from '../kind.ts';

const secrets = [
  'correct horse battery staple',
  'eyJhbGciOi.J9-_token',
  `pe'cul "iar" <&/+=$ token`,
  'x9!Zz~%41{}[]',
  'geheim-ß-ü-日本',
];

/** Ways in which one character comes back. */
const ways: readonly ((char: string) => string)[] = [
  (char) => char,
  (char) => encodeURIComponent(char),
  (char) => [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (char) =>
    [...Array(char.length).keys()]
      .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  (char) => `&#${char.codePointAt(0)};`,
  (char) => `&#x${char.codePointAt(0)?.toString(16)};`,
  (char) => JSON.stringify(char).slice(1, -1),
];

/** Ways in which a whole secret comes back. */
const wholes: readonly ((secret: string, choices: Choices) => string)[] = [
  (secret, { pick }) => [...secret].map((char) => pick(ways)(char)).join(''),
  (secret, { upTo }) =>
    Buffer.from(`${'u'.repeat(upTo(5))}:${secret}:${'v'.repeat(upTo(5))}`).toString('base64'),
  (secret, { upTo }) =>
    Buffer.from(`user:${secret}`)
      .toString('base64')
      .replace(new RegExp(`.{${4 + upTo(72)}}`, 'g'), '$&\n'),
  (secret, { pick }) =>
    [...Buffer.from(secret)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(pick(['', ':', ' ', '\\x'])),
  (secret) => JSON.stringify(JSON.stringify({ a: secret })),
  (secret) => encodeURIComponent(encodeURIComponent(secret)),
  (secret) => new URLSearchParams({ a: secret }).toString(),
];

/** Secrets that a server says back in an encoding of its choice. */
export const secretTexts: Kind = {
  name: "masking: secrets in an encoding of the server's choice",
  share: 20,
  open: async () => ({
    attack(choices) {
      const secret = choices.pick(secrets);
      const text = `{"before": "x", "said": "${choices.pick(wholes)(secret, choices)}", "after": 1}`;
      const masked = mask(text, secrets);
      return masked.includes('***') && !masked.includes(secret.slice(4, 14))
        ? undefined
        : `${secret} in ${text}`;
    },
    close: async () => undefined,
  }),
};
