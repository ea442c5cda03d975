/**
 * Text that a server, a document or a request says, made harmless for one kind of output. Every output passes it
 * through here: what a server answers may not move a cursor, start a line of its own, or give commands to a CI.
 */

/** Turn the order of letters around, or cannot be seen: what is shown would not be what is there (CVE-2021-42574). */
const invisible =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/** C0 and C1, line separators; not the line feed, which callers treat as they need. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Where a CI reads a command: GitHub's `::…` begins a line, `##[…]`, Azure's and TeamCity's stand anywhere. */
const commands: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^(\s*):(?=:)/gm, '$1: '],
  [/##(?=\[|vso\[|teamcity\[)/gi, '# #'],
];

/** For a terminal or a log: control characters and marks become visible, commands of a CI become plain text. */
export function terminalText(text: string): string {
  const visible = text.replace(/\r\n/g, '\n').replace(control, '\uFFFD').replace(invisible, shownCode);
  return commands.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), visible);
}

/** The same on one line. */
export function terminalLine(text: string): string {
  return terminalText(text.replace(/\r?\n/g, '⏎'));
}

/** What formats text in Markdown or HTML, mentions somebody, or ends a cell. */
const markup = /[&<>\\`*_[\]|~@]/g;

/** For Markdown outside of code: it formats nothing, links nowhere, calls nobody. */
export function markdownText(text: string): string {
  return terminalLine(text)
    .replace(markup, entity)
    .replace(/\b(https?|www)(?=:|\.)/gi, '$1&#8203;');
}

/** For Markdown as code on one line: `<code>…</code>`, which needs no backticks and takes any text. */
export function markdownCode(text: string): string {
  return `<code>${terminalLine(text).replace(markup, entity)}</code>`;
}

/** For HTML: text or the value of an attribute in quotes. */
export function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** For the message of one of GitHub's workflow commands. */
export function githubData(text: string): string {
  return terminalText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** For a property of one of GitHub's workflow commands. */
export function githubProperty(text: string): string {
  return githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function entity(char: string): string {
  return named[char] ?? `&#${char.charCodeAt(0)};`;
}

function shownCode(char: string): string {
  return `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
