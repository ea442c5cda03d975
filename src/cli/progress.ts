/**
 * Says on a terminal what is going on, in one line that the next takes the place of; nothing where nobody watches. Without
 * a text the line goes away.
 */
export function progress(text = ''): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[2K${text}`);
}
