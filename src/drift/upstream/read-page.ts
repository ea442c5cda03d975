import { looksLikeHtml, looksLikeMarkdown, readMarkupPage } from './markup/page.ts';
import { type Page, readPage as readRst } from './rst/page.ts';

/** What a reference page of one operation says, whether it is written in reStructuredText, Markdown or HTML. */
export function readPage(name: string, text: string): Page {
  return isMarkup(name, text) ? readMarkupPage(name, text) : readRst(name, text);
}

/** True for a page in Markdown or HTML. */
export function isMarkup(name: string, text: string): boolean {
  return (
    looksLikeHtml(name, text) ||
    (!/\.rst$/i.test(name) && !looksLikeRst(text) && looksLikeMarkdown(name, text))
  );
}

/** A heading with its underline, or the vendor's field list, near the top. */
export function looksLikeRst(text: string): boolean {
  const top = text.slice(0, 4000);
  return (
    /^:original_name:/m.test(top) || /^\.\. _[^:]+:/m.test(top) || /^\S.*\r?\n(={4,}|-{4,})\r?$/m.test(top)
  );
}
