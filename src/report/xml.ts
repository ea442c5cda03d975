/** A text inside XML or HTML. What XML 1.0 cannot hold, such as control characters, becomes `\uFFFD`. */
export function escapeXml(text: string): string {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** An attribute's value on one line: parsers turn line breaks in attributes into spaces. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function withoutForbidden(text: string): string {
  let clean = '';
  for (const char of text) clean += isAllowed(char.codePointAt(0) ?? 0) ? char : '\uFFFD';
  return clean;
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
