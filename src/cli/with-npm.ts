/** The commands of this package as a script names them. */
const ours = /\b(workspace-contracts|wsc)\b|\bscripts\/[\w-]+\.ts\b/;

/** How often is looked, in milliseconds. */
const often = 250;

/**
 * Ends this process as SIGTERM does when the shell is gone in which npm started it: npm hands a signal on to that shell
 * alone, and a mock would keep its port, a run would go on writing. Nothing where a script set it aside with `&`.
 */
export function endWithNpm(env: NodeJS.ProcessEnv = process.env, parent = process.ppid): void {
  if (!isWaitedFor(env.npm_lifecycle_script)) return;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, often);
  looking.unref();
}

/** True for a script that names a command of this package and sets nothing aside: no `&` but `&&` and that of `2>&1`. */
export function isWaitedFor(script: string | undefined): boolean {
  return script !== undefined && ours.test(script) && !/(?<![&>])&(?![&>])/.test(script);
}
