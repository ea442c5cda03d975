import { escapeXml } from '../xml.ts';

const style = `
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:70rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
svg{display:block;max-width:100%;height:auto}
`;

/** A page that needs nothing else, loads nothing and runs nothing; the body is HTML already. */
export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title><style>${style}</style></head>
<body><h1>${escapeXml(title)}</h1><main>${body}</main></body></html>
`;
}
