import { Refusal } from './refusal.ts';

/** A file that came as a part. */
export interface UploadedFile {
  filename: string;
  type: string;
  bytes: Buffer;
}

/** The parts of a multipart body by name: a file where the part has a file name, a text otherwise. */
export function readMultipart(header: string, bytes: Buffer): Record<string, string | UploadedFile> {
  const boundary = /boundary="?([^";]+)"?/.exec(header)?.[1];
  if (!boundary) throw new Refusal(400, 'malformed', 'The body has no boundary.');
  const parts = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(parts.map(readPart));
}

function readPart(part: string): [string, string | UploadedFile] {
  const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
  const bytes = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1');
  const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '';
  const filename = /filename="([^"]*)"/.exec(head)?.[1];
  if (filename === undefined) return [name, bytes.toString()];
  const type = /content-type: *([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
  return [name, { filename: Buffer.from(filename, 'latin1').toString(), type, bytes }];
}
