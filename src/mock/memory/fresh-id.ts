import { sha256Hex } from '../../shared/digest.ts';
import type { Json } from '../../shared/json.ts';

/** The n-th id in the shape of an example: hexadecimal stays hexadecimal, a UUID a UUID, a number a number. */
export function freshId(shape: Json | undefined, made: number): string | number {
  if (typeof shape === 'number') return 1_000 + made;
  const text = typeof shape === 'string' && shape !== '' ? shape : '0'.repeat(24);
  const digits = sha256Hex(`made ${made}`).repeat(4);
  if (/^\d+$/.test(text)) return String(10 ** Math.max(text.length - 1, 3) + made);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  }
  if (/^[0-9a-f]{8,}$/.test(text)) return digits.slice(0, text.length);
  return likeIt(text, digits);
}

/** Letter for letter and digit for digit; what is neither stays. */
function likeIt(text: string, digits: string): string {
  const letters = 'abcdefghijkmnopqrstuvwxyz';
  return [...text]
    .map((character, index) => {
      const number = Number.parseInt(digits[index % digits.length] ?? '0', 16) + index;
      if (/[0-9]/.test(character)) return String(number % 10);
      const letter = letters[(number * 7) % letters.length] ?? 'a';
      if (/[a-z]/.test(character)) return letter;
      return /[A-Z]/.test(character) ? letter.toUpperCase() : character;
    })
    .join('');
}
