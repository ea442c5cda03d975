import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';

/**
 * A description as the document writes it, in Markdown. Its tokens become elements one by one, so that nothing a document
 * says is taken for HTML; pictures are not loaded, and links lead to web pages only.
 */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => lexer(text), [text]);
  if (text === '') return null;
  return <div class="markdown">{tokens.map(block)}</div>;
}

function block(token: Token, index: number): ComponentChildren {
  switch (token.type) {
    case 'heading':
      return (
        <p key={index} class="heading">
          {inlines(token.tokens)}
        </p>
      );
    case 'paragraph':
      return <p key={index}>{inlines(token.tokens)}</p>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre key={index} tabIndex={0}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      );
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const shown = items.map((item, place) => <li key={place}>{item.tokens.map(block)}</li>);
      return ordered ? <ol key={index}>{shown}</ol> : <ul key={index}>{shown}</ul>;
    }
    case 'blockquote':
      return <blockquote key={index}>{(token as Tokens.Blockquote).tokens.map(block)}</blockquote>;
    case 'table':
      return table(token as Tokens.Table, index);
    case 'hr':
      return <hr key={index} />;
    case 'space':
    case 'def':
      return null;
    default:
      return inline(token, index);
  }
}

function table({ header, rows }: Tokens.Table, index: number): ComponentChildren {
  return (
    <div key={index} class="scroll">
      <table>
        <thead>
          <tr>
            {header.map((cell, place) => (
              <th key={place}>{inlines(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, place) => (
                <td key={place}>{inlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlines(tokens: readonly Token[] | undefined): ComponentChildren {
  return (tokens ?? []).map(inline);
}

function inline(token: Token, index: number): ComponentChildren {
  switch (token.type) {
    case 'strong':
      return <strong key={index}>{inlines(token.tokens)}</strong>;
    case 'em':
      return <em key={index}>{inlines(token.tokens)}</em>;
    case 'del':
      return <del key={index}>{inlines(token.tokens)}</del>;
    case 'codespan':
      return <code key={index}>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br key={index} />;
    case 'link':
      return link(token as Tokens.Link, index);
    case 'image':
      return (token as Tokens.Image).text;
    case 'text':
      return 'tokens' in token && token.tokens !== undefined ? inlines(token.tokens) : plain(token);
    case 'escape':
      return plain(token);
    default:
      return token.raw;
  }
}

function link({ href, tokens }: Tokens.Link, index: number): ComponentChildren {
  if (!/^https?:\/\//i.test(href)) return inlines(tokens);
  return (
    <a key={index} href={href} target="_blank" rel="noreferrer noopener">
      {inlines(tokens)}
    </a>
  );
}

function plain(token: Token): string {
  return 'text' in token ? String(token.text) : token.raw;
}
