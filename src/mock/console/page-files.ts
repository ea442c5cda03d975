import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../shared/input-error.ts';

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly text: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
}

/** Where the files stand: the sources in a checkout, what was built of them in the package. */
const folder = path.join(import.meta.dirname, 'page');

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mock console</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230757ba'/%3E%3Cpath d='M4 5l3 3-3 3m5 0h3' fill='none' stroke='white' stroke-width='1.6'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/__mock/console/style.css">
<script type="module" src="/__mock/console/app.js"></script>
</head>
<body>
<div id="app"><noscript>The console needs JavaScript. GET /__mock says as JSON what this mock answers.</noscript></div>
</body>
</html>
`;

let built: Promise<ReadonlyMap<string, PageFile>> | undefined;

/**
 * The page, its script and its style, by name: `index.html`, `app.js`, `style.css`. In a checkout they are bundled when
 * they are first asked for. An InputError where that cannot be done.
 */
export function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  built ??= readPage().catch((thrown: unknown) => {
    built = undefined;
    throw thrown;
  });
  return built;
}

async function readPage(): Promise<ReadonlyMap<string, PageFile>> {
  const isBuilt = existsSync(path.join(folder, 'app.js'));
  const { script, style } = isBuilt
    ? { script: readFileSync(path.join(folder, 'app.js')), style: readFileSync(path.join(folder, 'app.css')) }
    : await bundled();
  return new Map([
    ['index.html', fileOf('text/html; charset=utf-8', Buffer.from(html))],
    ['app.js', fileOf('text/javascript; charset=utf-8', script)],
    ['style.css', fileOf('text/css; charset=utf-8', style)],
  ]);
}

/** The sources in one script and one style. */
async function bundled(): Promise<{ script: Buffer; style: Buffer }> {
  const { buildPage } = await import('./build-page.ts').catch(() => {
    throw new InputError('The console is bundled with esbuild, which is not installed: run npm install.');
  });
  const [script, style] = await buildPage(folder);
  return { script: Buffer.from(script), style: Buffer.from(style) };
}

function fileOf(type: string, text: Buffer): PageFile {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  return { type, text, zipped: gzipSync(text), etag };
}
