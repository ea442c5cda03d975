/**
 * Patterns that find a secret in whatever mixture of encodings it stands: each character as itself, percent-encoded
 * (once or several times), as an escape of JSON or JavaScript, or as an entity of HTML or XML; all of it in hexadecimal
 * with or without separators, or in Base64 that is wrapped into lines.
 */
export function encodedPatterns(secret: string): RegExp[] {
  const bytes = Buffer.from(secret);
  const escaped = [...secret].map(characterPattern).join('');
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('(?:[\\s:,-]|\\\\x|0x)*');
  return [
    new RegExp(escaped, 'g'),
    ...(bytes.length < 8 ? [] : [new RegExp(hex, 'gi')]),
    ...base64Cores(bytes).map((core) => new RegExp([...core].map(base64Character).join(gap), 'g')),
  ];
}

/** Line breaks, as they are or escaped in JSON, and what quotes them in mails. */
const gap = '(?:\\\\[nr]|\\s|=\\r?\\n)*';

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
const escapesOfJson: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};

function characterPattern(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const percent = [...Buffer.from(char)].map((byte) => `%(?:25)*${hexPattern(byte, 2)}`).join('');
  const units = [...Array(char.length).keys()].map(
    (index) => `\\\\+u${hexPattern(char.charCodeAt(index), 4)}`,
  );
  const name = entities[char];
  const short = escapesOfJson[char];
  const ways = [
    percent,
    units.join(''),
    ...(code < 256 ? [`\\\\+x${hexPattern(code, 2)}`] : []),
    `&(?:amp;)*#0*${code};`,
    `&(?:amp;)*#[xX]0*${hexPattern(code, 1)};`,
    ...(name === undefined ? [] : [`&(?:amp;)*${name};`]),
    ...(short === undefined ? [] : [`\\\\+${short}`]),
    `\\\\*${literal(char)}`,
    ...(char === ' ' ? ['\\+'] : []),
  ];
  return `(?:${ways.join('|')})`;
}

function literal(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** A number in hexadecimal, letters of either case. */
function hexPattern(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, '0');
  return text.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** The characters that are the same wherever the secret stands in what was encoded. */
function base64Cores(bytes: Buffer): string[] {
  const cores = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  return cores.filter(({ length }) => length >= 8);
}

/** Either alphabet of Base64, also where `+` and `/` are escaped in a URL or in JSON. */
function base64Character(char: string): string {
  if (char === '+') return '(?:\\+|-|%2[bB]|\\\\u002[bB])';
  if (char === '/') return '(?:\\\\?/|_|%2[fF]|\\\\u002[fF])';
  return char;
}
