import { useState } from 'preact/hooks';

interface CodeProps {
  readonly text: string;
  /** What it is, for who cannot see where it stands. */
  readonly label: string;
}

/** Longer texts are shown in part first. */
const most = 20_000;

/** Code with a button that copies it. */
export function Code({ text, label }: CodeProps) {
  const [isCopied, setCopied] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  const shown = isWhole || text.length <= most ? text : `${text.slice(0, most)}…`;
  return (
    <section class="code" aria-label={label}>
      <button type="button" class="copy" onClick={copy} aria-label={`Copy ${label}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>
        <code>{shown}</code>
      </pre>
      {shown !== text && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all {Math.round(text.length / 1_000)} kB
        </button>
      )}
    </section>
  );
}

/** A body as it is read best: JSON indented, anything else as it came. */
export function prettyBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
