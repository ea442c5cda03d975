/** A status in the colour of its class; 0 is no answer at all. */
export function Status({ status, reason = '' }: { readonly status: number; readonly reason?: string }) {
  const kind = status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
  return (
    <span class={`status ${kind}`}>
      {status === 0 ? 'none' : status}
      {reason === '' ? '' : ` ${reason}`}
    </span>
  );
}

/** A method as a fixed-width mark. */
export function Method({ method }: { readonly method: string }) {
  return <span class={`method ${method.toLowerCase()}`}>{method}</span>;
}
