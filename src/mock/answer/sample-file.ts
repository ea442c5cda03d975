/** The smallest whole file of each kind, in base64. */
const files: Readonly<Record<string, string>> = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOoWHACAAN0AeF2Y/iPAAAAAElFTkSuQmCC',
  'image/gif': 'R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==',
  'application/pdf':
    'JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAgUi9NZWRpYUJveFswIDAgNzIgNzJdPj5lbmRvYmoKeHJlZgowIDQKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDA5IDAwMDAwIG4gCjAwMDAwMDAwNTIgMDAwMDAgbiAKMDAwMDAwMDEwMSAwMDAwMCBuIAp0cmFpbGVyPDwvUm9vdCAxIDAgUi9TaXplIDQ+PgpzdGFydHhyZWYKMTYyCiUlRU9GCg==',
  'application/zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** What stands in an answer for a file that is made up; undefined where none of that media type can be. */
export function madeUpFile(type: string): string | undefined {
  const plain = essence(type);
  if (plain === 'image/svg+xml') return svg;
  return Object.hasOwn(files, plain) ? `a made-up file of ${plain}` : undefined;
}

/** The bytes that a body stands for; undefined for one that is what it says. */
export function fileBytes(type: string | undefined, body: unknown): Uint8Array<ArrayBuffer> | undefined {
  const base64 = type === undefined ? undefined : files[essence(type)];
  if (base64 === undefined || type === undefined || body !== madeUpFile(type)) return undefined;
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** True for a media type whose bodies are bytes, and no text. */
export function isFileType(type: string): boolean {
  return /^(image|audio|video|font)\/|octet-stream|\/(pdf|zip|gzip|x-tar|x-gzip|vnd\.(ms|openxml).*)$/.test(
    essence(type),
  );
}

function essence(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}
