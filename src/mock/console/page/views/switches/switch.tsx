import type { ComponentChildren } from 'preact';
import { Code } from '../../parts/code.tsx';
import { type Steering, steeringCode } from '../../snippets/steer.ts';

/** Does something to the mock, then says so. */
export type Turn = (steering: Steering, said: string) => Promise<void>;

/** For whom a switch is turned. */
export interface Shared {
  readonly api: string;
  readonly session: string;
  readonly isAll: boolean;
  readonly turn: Turn;
}

interface SwitchProps {
  readonly title: string;
  readonly note?: string;
  /** The line of a test that does what the switch would do now. */
  readonly code: string;
  readonly children: ComponentChildren;
}

/** One switch, and below it the line of a test that does the same. */
export function Switch({ title, note, code, children }: SwitchProps) {
  return (
    <section class="card" aria-label={title}>
      <h3>{title}</h3>
      {note !== undefined && <p class="soft">{note}</p>}
      {children}
      <p class="soft same">The same in a test</p>
      <Code text={code} label={`${title} in a test`} />
    </section>
  );
}

/** The line of a test for what a switch would do. */
export function codeFor({ api, session, isAll }: Shared, steering: Steering): string {
  return steeringCode(api, { ...steering, isAll }, session);
}
